import type { Size } from '../../../src-shared/geometry/point.ts'
import { polylineOf, type Polyline } from '../../../src-shared/geometry/polyline.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'

/** A repeatable pseudo-random byte source. */
export function noise(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 16) & 255
  }
}

/** Each pixel's colour from a function of its place. */
export function picture(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) pixels.set([...colour(x, y), 255], i)
  }
  return pixels
}

/** Each pixel's label from a function of its place. */
export function labels(
  width: number,
  height: number,
  labelAt: (x: number, y: number) => number,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: width * height }, (_, i) => labelAt(i % width, Math.floor(i / width)))
}

const along = (count: number, at: (t: number) => readonly [number, number]): Polyline =>
  polylineOf(
    Array.from({ length: count }, (_, i) => {
      const [x, y] = at(i / (count - 1))
      return { x, y }
    }),
  )

/** Paths that start at (90, 120) and keep a disk of radius 40 inside 400 x 240. */
export const PATHS: Readonly<Record<string, Polyline>> = {
  straight: along(2, (t) => [90 + 201.7 * t, 120 - 33.3 * t]),
  S: along(60, (t) => [90 + 200 * t, 120 + 50 * Math.sin(2 * Math.PI * t)]),
  spiral: along(300, (t) => [
    90 + 140 * t + 50 * t * Math.sin(9 * t),
    120 + 55 * t * Math.sin(12 * Math.PI * t),
  ]),
  zigzag: along(13, (t) => [
    90 + 210 * t,
    120 + (Math.round(t * 12) % 2 === 1 ? 45 : -20 * Math.min(1, t * 12)),
  ]),
}

export const DISK = { x: 90, y: 120, radius: 40 }

export const BIG_DISK = { x: 140, y: 200, radius: 60 }

/**
 * A disk with a texture in red on a ground without any red, painted with a mask that is 6 px too large, and a
 * frozen corner: red alone tells where the disk is.
 */
export function diskScene(path: Polyline, refineEdges = true): Scene {
  const scene = diskOn({ width: 400, height: 240 }, DISK)
  const frozen = labels(400, 240, (x, y) => (x > 300 && y > 150 ? 1 : 0))
  const map = scene.labels.map((label, i) => (label === 2 ? 2 : frozen[i]!))
  return { ...scene, labels: map, movers: [{ label: 2, path, easing: 'linear' }], refineEdges }
}

/** A larger disk of the same kind, with nothing frozen and room to bend in. Its mover leads nowhere yet. */
export function bigDiskScene(refineEdges: boolean): Scene {
  const nowhere = polylineOf([BIG_DISK])
  return {
    ...diskOn({ width: 700, height: 400 }, BIG_DISK),
    movers: [{ label: 2, path: nowhere, easing: 'linear' }],
    refineEdges,
  }
}

function diskOn(
  { width, height }: Size,
  disk: { readonly x: number; readonly y: number; readonly radius: number },
): Pick<Scene, 'width' | 'height' | 'pixels' | 'labels'> {
  const grain = noise(7)
  const away = (x: number, y: number): number => Math.hypot(x - disk.x, y - disk.y)
  const pixels = picture(width, height, (x, y) => {
    const cover = Math.min(1, Math.max(0, disk.radius + 0.5 - away(x, y)))
    const stripes = 170 + 60 * Math.sin(x / 3) * Math.cos(y / 4)
    const ground = grain()
    return [Math.round(cover * stripes), Math.round((1 - cover) * ground), 40 + (x >> 2)]
  })
  const map = labels(width, height, (x, y) => (away(x, y) <= disk.radius + 6 ? 2 : 0))
  return { width, height, pixels, labels: map }
}

/** The centre and the sum of the red of a picture, leaving out the frozen pixels. */
export function redOf(
  { width, labels: map }: Scene,
  pixels: Uint8ClampedArray,
): { x: number; y: number; sum: number } {
  let [x, y, sum] = [0, 0, 0]
  for (let i = 0; i < map.length; i++) {
    const red = pixels[i * 4]!
    x += red * (i % width)
    y += red * Math.floor(i / width)
    sum += red
  }
  return { x: x / sum, y: y / sum, sum }
}
