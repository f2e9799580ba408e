import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { bareJpeg, barePng } from '../../../src-shared/photo/metadata.ts'
import { noise } from '../motion/scenes.ts'

const [WIDTH, HEIGHT] = [61, 40]
const SECRET = 'Corner of Elm and 3rd'

/** A picture that tells where it was taken, with a colour profile. */
function told(): Sharp {
  const grain = noise(3)
  const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const
  return sharp(
    Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, () => grain()),
    { raw },
  )
    .withExif({ IFD0: { ImageDescription: SECRET }, IFD3: { GPSLatitudeRef: 'N' } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- ${SECRET} --></x:xmpmeta>`)
    .withIccProfile('srgb')
}

const tells = (bytes: Uint8Array): boolean =>
  /Exif|eXIf|xmpmeta|Elm/.test(Buffer.from(bytes).toString('latin1'))
const pixels = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).raw().toBuffer()

const FORMATS = [
  ['a JPEG', bareJpeg, () => told().jpeg().toBuffer()],
  ['a progressive JPEG', bareJpeg, () => told().jpeg({ progressive: true }).toBuffer()],
  ['a PNG', barePng, () => told().png().toBuffer()],
] as const

describe.each(FORMATS)('%s', (_, bare, made) => {
  test('loses its metadata and nothing of the picture', async () => {
    const bytes = await made()
    expect(tells(bytes)).toBe(true)
    const kept = bare(bytes) ?? Buffer.alloc(0)
    expect(tells(kept)).toBe(false)
    expect(await pixels(kept)).toEqual(await pixels(bytes))
    expect((await sharp(kept).metadata()).icc).toEqual((await sharp(bytes).metadata()).icc)
    expect(bare(kept)).toEqual(kept)
  })

  test('loses what was appended to it', async () => {
    const bytes = await made()
    const longer = Buffer.concat([bytes, await made(), Buffer.from(SECRET)])
    expect(bare(longer)).toEqual(bare(bytes))
  })

  test('cut short anywhere, or with a byte that differs, is told or read, and never throws', async () => {
    const bytes = await made()
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        expect(bare(bytes.subarray(0, at))).toBeNull()
        const damaged = Buffer.from(bytes)
        damaged[at] = value
        const kept = bare(damaged)
        expect(kept === null || kept.length <= bytes.length).toBe(true)
      }),
    )
  })
})

test('what is neither is not taken for one', () => {
  expect(bareJpeg(Buffer.from(SECRET))).toBeNull()
  expect(barePng(Buffer.from(SECRET))).toBeNull()
})
