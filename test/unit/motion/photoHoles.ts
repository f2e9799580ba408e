import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { labels } from './scenes.ts'

/** A hole in a real photo, of which is known what was there. */
export interface PhotoHole {
  readonly name: string
  readonly scene: Scene
  readonly truth: Uint8ClampedArray<ArrayBuffer>
}

/** Photo, middle and radius, pixels. */
const HOLES = [
  ['rocket.jpg', 420, 340, 36],
  ['rocket.jpg', 520, 60, 40],
  ['texture-wood.jpg', 180, 70, 34],
  ['texture-wood.jpg', 125, 190, 30],
  ['texture-table.jpg', 70, 110, 32],
  ['texture-fur.jpg', 140, 60, 30],
  ['texture-suit.jpg', 110, 100, 34],
] as const

async function pixelsOf(file: string, scale: number): Promise<Pick<Scene, 'width' | 'height' | 'pixels'>> {
  const bytes = readFileSync(file)
  const { width } = await sharp(bytes).metadata()
  const picture = sharp(bytes).resize({ width: width * scale })
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, pixels: new Uint8ClampedArray(data) }
}

/** Seven holes in the photos of test/fixtures, wherever that is; what is in them is magenta. */
export function photoHoles(fixtures: string, scale = 1): Promise<PhotoHole[]> {
  return Promise.all(
    HOLES.map(async ([file, left, top, radius]) => {
      const { width, height, pixels: truth } = await pixelsOf(join(fixtures, file), scale)
      const map = labels(width, height, (column, row) => {
        const [x, y] = [column / scale, row / scale]
        const angle = Math.atan2(y - top, x - left)
        return Math.hypot(x - left, y - top) < radius + 4 * Math.sin(3 * angle) ? 2 : 0
      })
      const pixels = truth.slice()
      map.forEach((label, i) => {
        if (label !== 0) pixels.set([255, 0, 255, 255], i * 4)
      })
      const path = polylineOf([
        { x: 0, y: 0 },
        { x: 50, y: 0 },
      ])
      const movers = [{ label: 2, path, easing: 'linear' as const }]
      return {
        name: `${file} at ${left}, ${top}`,
        scene: { width, height, pixels, labels: map, movers, refineEdges: false },
        truth,
      }
    }),
  )
}

/** Mean of the colours' second differences over some pixels: how much texture they have. */
export function textureIn({ width, height }: Scene, pixels: Uint8ClampedArray, hole: Uint8Array): number {
  let [sum, count] = [0, 0]
  for (let y = 1; y + 1 < height; y++) {
    for (let x = 1; x + 1 < width; x++) {
      const i = y * width + x
      if (hole[i] === 0) continue
      for (let c = 0; c < 3; c++) {
        const at = (j: number): number => pixels[j * 4 + c]!
        sum += Math.abs(4 * at(i) - at(i - 1) - at(i + 1) - at(i - width) - at(i + width))
      }
      count++
    }
  }
  return sum / count
}

/** Mean difference of the colours across the hole's border. */
export function stepAcross({ width, height }: Scene, pixels: Uint8ClampedArray, hole: Uint8Array): number {
  let [sum, count] = [0, 0]
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const i = y * width + x
      for (const j of [i + 1, i + width]) {
        if (hole[i] === hole[j]) continue
        for (let c = 0; c < 3; c++) sum += Math.abs(pixels[i * 4 + c]! - pixels[j * 4 + c]!)
        count++
      }
    }
  }
  return sum / count
}
