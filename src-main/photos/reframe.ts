import sharp, { type Sharp } from 'sharp'
import { channelsOf, WHITE, type Colour } from '../../src-shared/colour.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { carryOf, type Reframe } from '../../src-shared/photo/reframe.ts'
import { asArrayBuffer, type Clear } from './decode.ts'

const sharpOf = ({ rgba, width, height }: Clear): Sharp =>
  sharp(rgba, { raw: { width, height, channels: 4 }, limitInputPixels: false })

/** The photo turned, straightened or cut. Turns and cuts keep every pixel; only an angle mixes them anew. */
export async function reframed(photo: Clear, how: Reframe, ground: Colour = WHITE): Promise<Clear> {
  if (how.kind === 'turn') return clearOf(sharpOf(photo).rotate(90 * how.quarters), photo.hasAlpha)
  const { x, y, width, height } = how
  if (how.degrees !== 0) return straightened(photo, how, ground)
  return clearOf(sharpOf(photo).extract({ left: x, top: y, width, height }), photo.hasAlpha)
}

async function clearOf(picture: Sharp, hasAlpha: boolean): Promise<Clear> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, rgba: new Uint8Array(asArrayBuffer(data)), hasAlpha }
}

/** Frames end within a pixel of the turned photo's own box, which libvips rounds. */
const MARGIN = 4

/**
 * Bicubic. libvips turns about the first pixel, and its result begins at the rounded corner of the turned photo: what
 * is left of the way to the frame's own place is a whole number of pixels, to be cut, and a part of one, to be moved.
 */
async function straightened(
  photo: Clear,
  how: Extract<Reframe, { kind: 'frame' }>,
  ground: Colour,
): Promise<Clear> {
  const { xx, xy, yx, yy, dx, dy } = carryOf(photo, how).toNew
  const corner = cornerOf(photo, { xx, xy, yx, yy })
  const [wholeX, wholeY] = [Math.round(dx), Math.round(dy)]
  const [red, green, blue] = channelsOf(ground)
  const background = { r: red, g: green, b: blue, alpha: 0 }
  const affine: [number, number, number, number] = [xx, xy, yx, yy]
  const turned = await clearOf(
    sharpOf(photo)
      .affine(affine, { background, interpolator: 'bicubic', odx: dx - wholeX, ody: dy - wholeY })
      .extend({ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, background }),
    true,
  )
  const cut = sharpOf(turned).extract({
    left: MARGIN - corner.x - wholeX,
    top: MARGIN - corner.y - wholeY,
    width: how.width,
    height: how.height,
  })
  const rgba = await clearOf(cut, true)
  return { ...rgba, hasAlpha: rgba.rgba.some((level, i) => (i & 3) === 3 && level !== 255) }
}

/** Where libvips has its result begin: the turned photo's top left corner, rounded. */
function cornerOf({ width, height }: Size, turn: { xx: number; xy: number; yx: number; yy: number }) {
  const least = (across: number, down: number): number =>
    Math.round(Math.min(0, across * width, down * height, across * width + down * height))
  return { x: least(turn.xx, turn.xy), y: least(turn.yx, turn.yy) }
}

/** The photo as a file. It is written fast rather than small: people wait for it. */
export function losslessPng(photo: Clear): Promise<Uint8Array> {
  const picture = sharpOf(photo)
  return (photo.hasAlpha ? picture : picture.removeAlpha()).png({ compressionLevel: 1 }).toBuffer()
}
