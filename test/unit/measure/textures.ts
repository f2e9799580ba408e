import type { Plane } from '../../../src-shared/measure/plane.ts'
import { noise } from '../motion/scenes.ts'

/** A texture that is known at every place, not only at pixels: a sum of waves of all directions and lengths. */
export function texture(seed: number, contrast = 30): (x: number, y: number) => number {
  const random = noise(seed * 2654435 + 12345)
  const share = (): number => (random() + random() / 256) / 256
  const waves = Array.from({ length: 24 }, () => {
    const length = 5 + 40 * share() ** 2
    const angle = 2 * Math.PI * share()
    return {
      kx: (2 * Math.PI * Math.cos(angle)) / length,
      ky: (2 * Math.PI * Math.sin(angle)) / length,
      phase: 2 * Math.PI * share(),
    }
  })
  return (x, y) => {
    let sum = 0
    for (const { kx, ky, phase } of waves) sum += Math.sin(kx * x + ky * y + phase)
    return 128 + (contrast / Math.sqrt(12)) * sum
  }
}

/** A picture of a texture that has moved by (dx, dy), in whole grey levels as pictures are. */
export function seen(
  width: number,
  height: number,
  at: (x: number, y: number) => number,
  dx = 0,
  dy = 0,
): Plane {
  const values = Float32Array.from({ length: width * height }, (_, i) =>
    Math.min(255, Math.max(0, Math.round(at((i % width) - dx, Math.floor(i / width) - dy)))),
  )
  return { width, height, values }
}

/** The same with noise of a standard deviation, nearly normal, as film and codecs make it. */
export function noisy({ width, height, values }: Plane, seed: number, deviation: number): Plane {
  const random = noise(seed)
  const normal = (): number => {
    let sum = 0
    for (let i = 0; i < 12; i++) sum += (random() + 0.5) / 256
    return sum - 6
  }
  return { width, height, values: values.map((value) => value + deviation * normal()) }
}

/** A mask of a rectangle. */
export const box = (width: number, height: number, left: number, top: number, side: number): Uint8Array =>
  Uint8Array.from({ length: width * height }, (_, i) => {
    const x = i % width
    const y = Math.floor(i / width)
    return x >= left && y >= top && x < left + side && y < top + side ? 1 : 0
  })
