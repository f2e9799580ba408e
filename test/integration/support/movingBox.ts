import { join } from 'node:path'
import sharp from 'sharp'
import type { Ran } from './commandLine.ts'

export interface Size {
  readonly width: number
  readonly height: number
}
/** Photos of shapes and kinds that formats stumble over; odd sides among them. */
export const PHOTOS: Readonly<Record<string, Size>> = {
  wide: { width: 750, height: 301 },
  tall: { width: 301, height: 750 },
  tiny: { width: 64, height: 64 },
}

export const PSNR_OF_NOTHING = 99

export function psnr(a: Uint8Array, b: Uint8Array, counts: (i: number) => boolean = () => true): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < a.length; i++) {
    if (!counts(i)) continue
    sum += (a[i]! - b[i]!) ** 2
    count++
  }
  return sum === 0 ? PSNR_OF_NOTHING : 10 * Math.log10((255 * 255 * count) / sum)
}

/** A project in which a box slides over an upper half while the lower half is frozen. */
export async function movingBox(
  folder: string,
  cli: (...argv: string[]) => Promise<Ran>,
  name: string,
): Promise<void> {
  const { width, height } = PHOTOS[name]!
  const fixture = join(import.meta.dirname, '../../fixtures/rocket.jpg')
  await sharp(fixture)
    .resize(width, height, { fit: 'fill' })
    .png()
    .toFile(join(folder, `${name}.png`))
  const box = (left: number, top: number, w: number, h: number): Promise<unknown> =>
    sharp({ create: { width, height, channels: 3, background: '#000' } })
      .composite([{ input: { create: { width: w, height: h, channels: 3, background: '#fff' } }, left, top }])
      .png()
      .toFile(join(folder, `${name}-${left === 0 ? 'still' : 'box'}.png`))
  const half = Math.floor(height / 2)
  await box(0, half, width, height - half)
  const [w, h] = [Math.round(width / 6), Math.round(height / 6)]
  await box(w, h, w, h)
  const from = { x: 1.5 * w, y: 1.5 * h }
  const made = await cli(
    ...['new', `${name}.png`, '-o', `${name}.kinebrush`, '--static', `${name}-still.png`],
    ...['--group', `${name}-box.png`, '--path', `${from.x},${from.y} ${from.x + 2 * w},${from.y}`],
  )
  if (made.code !== 0) throw new Error(made.stderr)
}

/** Whether a pixel of a picture with rows of that width is one of the frozen lower half. */
export const isFrozen =
  ({ width, height }: Size, rowWidth: number) =>
  (i: number): boolean => {
    const y = Math.floor(i / rowWidth)
    return i % rowWidth < width && y >= Math.floor(height / 2) && y < height
  }
