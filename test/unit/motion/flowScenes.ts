import { polylineOf, type Polyline } from '../../../src-shared/geometry/polyline.ts'
import type { Plane } from '../../../src-shared/measure/plane.ts'
import { renderFrame, type FramePlan } from '../../../src-shared/motion/frame.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { texture } from '../measure/textures.ts'
import { labels, picture } from './scenes.ts'

export const line = (...points: readonly (readonly [number, number])[]): Polyline =>
  polylineOf(points.map(([x, y]) => ({ x, y })))

export const arc = (x: number, y: number, radius: number, from: number, to: number): Polyline =>
  polylineOf(
    Array.from({ length: 80 }, (_, k) => {
      const angle = from + ((to - from) * k) / 79
      return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }
    }),
  )

export function frameAt(plan: FramePlan, phase: number): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(plan.width * plan.height * 4).fill(7)
  renderFrame(plan, { time: phase, phase, fade: 0 }, out)
  return out
}

/** A picture of a texture, grey, in which the pixels with label 2 flow along a path. */
export function flowing(
  [width, height]: readonly [number, number],
  path: Polyline,
  labelAt: (x: number, y: number) => number,
  at: (x: number, y: number) => number = texture(5),
): Scene {
  const grey = (x: number, y: number): number => Math.round(Math.min(255, Math.max(0, at(x, y))))
  return {
    width,
    height,
    pixels: picture(width, height, (x, y) => [grey(x, y), grey(x, y), grey(x, y)]),
    labels: labels(width, height, labelAt),
    movers: [{ label: 2, path, easing: 'linear', motion: 'flow' }],
    refineEdges: true,
  }
}

export const greyOf = ({ width, height }: Scene, pixels: Uint8ClampedArray): Plane => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, i) => pixels[i * 4]!),
})

export const equal = (a: Uint8ClampedArray, b: Uint8ClampedArray): boolean =>
  Buffer.from(a).equals(Buffer.from(b))

/** A grain of 2 to 20 pixels: finer than the way of a cycle, which is what flows. */
export const grainy = (x: number, y: number): number => fine(2.2 * x, 2.2 * y)
const fine = texture(5)

export const inBox = (x: number, y: number): number => (x >= 40 && x < 600 && y >= 40 && y < 320 ? 2 : 0)
