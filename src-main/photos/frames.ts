import { sharp } from './sharp.ts'
import type { Size } from '../../src-shared/geometry/point.ts'

/** A cut-out as a PNG with its opacity, and that opacity alone as a grey one. Straight colours, RGBA. */
export async function cutOutPngs(
  pixels: Uint8Array,
  { width, height }: Size,
): Promise<{ readonly cutOut: Uint8Array; readonly matte: Uint8Array }> {
  const picture = sharp(pixels, { raw: { width, height, channels: 4 } })
  const [cutOut, matte] = await Promise.all([
    picture.clone().png().toBuffer(),
    picture.clone().extractChannel('alpha').toColourspace('b-w').png().toBuffer(),
  ])
  return { cutOut, matte }
}

/** What a single frame can be kept as. */
export const STILL_KINDS = ['png', 'jpeg', 'webp'] as const
export type StillKind = (typeof STILL_KINDS)[number]

/** High enough for nothing of the encoding to be seen. */
const QUALITY = 95

/** One opaque RGBA frame as a picture of its own; a PNG is lossless. */
export function stillPicture(
  pixels: Uint8Array,
  { width, height }: Size,
  kind: StillKind,
): Promise<Uint8Array> {
  const picture = sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha()
  switch (kind) {
    case 'png':
      return picture.png().toBuffer()
    case 'jpeg':
      return picture.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toBuffer()
    case 'webp':
      return picture.webp({ quality: QUALITY, smartSubsample: true }).toBuffer()
  }
}

/** The kind that a name's ending means; null for none of them. */
export function stillKindOf(ending: string): StillKind | null {
  const plain = ending.toLowerCase() === 'jpg' ? 'jpeg' : ending.toLowerCase()
  return STILL_KINDS.find((kind) => kind === plain) ?? null
}

/** One opaque RGBA frame as a lossless PNG. Fast rather than small: a clip has hundreds. */
export const framePng = (pixels: Uint8Array, { width, height }: Size): Promise<Uint8Array> =>
  sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 3 })
    .toBuffer()
