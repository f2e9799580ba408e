import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { ROCKET, SIZE } from '../../support/rocket.ts'

export const IMAGE = readFileSync(ROCKET).toString('base64')

interface Size {
  readonly width: number
  readonly height: number
}

/** A grey mask with a square of one level in its middle, as base64 text. */
export async function mask(size: Size = SIZE, level = 255): Promise<string> {
  const grey = Buffer.alloc(size.width * size.height)
  const left = Math.floor(size.width / 2) - 20
  for (let y = Math.floor(size.height / 2) - 20; y < size.height / 2 + 20; y++) {
    grey.fill(level, y * size.width + left, y * size.width + left + 40)
  }
  const png = await sharp(grey, { raw: { ...size, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer()
  return png.toString('base64')
}

/** A plain picture of one colour, as base64 text. */
export const picture = async (size: Size): Promise<string> =>
  (
    await sharp({ create: { ...size, channels: 3, background: '#808080' } })
      .png()
      .toBuffer()
  ).toString('base64')

export type Fields = Record<string, unknown>

/** The least that a service takes. */
export const plainRequest = (more: Fields = {}): Fields => ({ model_name: 'kling-v1', image: IMAGE, ...more })

/** Masks and paths for so many moving areas, and a frozen one. */
export async function maskedRequest(areas: number, more: Fields = {}): Promise<Fields> {
  const text = await mask()
  const masks = Array.from({ length: areas }, (_, i) => ({
    mask: text,
    trajectories: [
      { x: 300, y: 200 },
      { x: 310 + i, y: 300 },
    ],
  }))
  return {
    ...{ model_name: 'kling-v1', mode: 'pro', duration: '5', image: IMAGE },
    static_mask: text,
    ...(areas > 0 && { dynamic_masks: masks }),
    ...more,
  }
}
