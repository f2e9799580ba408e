import sharp from 'sharp'
import type { CheckedFields, Point } from './fields.ts'
import { refuse, type Refusal } from './refusal.ts'

/** What the service says of pictures it cannot use, whatever is wrong with them. */
export const PIXELS_INVALID = 'Image pixel is invalid'

const MIN_SIDE = 300
const MAX_ASPECT = 2.5

interface Picture {
  readonly width: number
  readonly height: number
  readonly levels: () => Promise<{ data: Buffer; channels: number }>
}

/** What is found once the pictures are decoded: a refusal, or what a task will fail with. Null: all is well. */
export interface PictureFault {
  readonly refusal: Refusal | null
  /** Told by the reply of a later query only, as the service does. */
  readonly failure: string | null
  /** What is really wrong: for the log and the tests, never told to a caller. */
  readonly detail: string
}

/** Looks at every picture of a request. Those given by address are not fetched. */
export async function checkPictures(fields: CheckedFields): Promise<PictureFault | null> {
  if (isAddress(fields.image)) return null
  const image = await open(fields.image)
  if (!image) return later('the image is neither a JPEG nor a PNG')
  const wrong = wrongShape('the image', image) ?? (await wrongTail(fields.tail))
  if (wrong !== null) return later(wrong)
  const outside = fields.dynamicMasks.flatMap(({ points }) => points).find((point) => !isInside(point, image))
  if (outside) {
    const detail = `the point ${outside.x},${outside.y} is outside ${image.width}x${image.height}`
    return { refusal: refuse(1201, 'trajectories leave the image'), failure: null, detail }
  }
  const masks = [fields.staticMask, ...fields.dynamicMasks.map(({ mask }) => mask)]
  for (const mask of masks.filter((text) => text !== null && !isAddress(text))) {
    const fault = await checkMask(mask ?? '', image)
    if (fault !== null) return later(fault)
  }
  return null
}

function wrongShape(what: string, { width, height }: Picture): string | null {
  if (Math.min(width, height) < MIN_SIDE) return `${what} is ${width}x${height}`
  const isTooLong = Math.max(width, height) > MAX_ASPECT * Math.min(width, height)
  return isTooLong ? `${what} has the shape ${width}:${height}` : null
}

async function wrongTail(text: string | null): Promise<string | null> {
  if (text === null || isAddress(text)) return null
  const tail = await open(text)
  return tail ? wrongShape('the end frame', tail) : 'the end frame is neither a JPEG nor a PNG'
}

async function checkMask(text: string, image: Picture): Promise<string | null> {
  const mask = await open(text)
  if (!mask) return 'a mask is neither a JPEG nor a PNG'
  if (mask.width !== image.width || mask.height !== image.height) {
    return `a mask is ${mask.width}x${mask.height}, the image ${image.width}x${image.height}`
  }
  const { data, channels } = await mask.levels()
  const opaque = channels === 1 || channels === 3
  if (!opaque) return 'a mask has transparency'
  const between = data.find((level) => level !== 0 && level !== 255)
  if (between !== undefined) return `a mask has the level ${between}`
  return data.includes(255) ? null : 'a mask is black all over'
}

/** Null for what is no JPEG or PNG that can be decoded. */
async function open(text: string): Promise<Picture | null> {
  const bytes = Buffer.from(text, 'base64')
  try {
    const { format, width, height, orientation = 1 } = await sharp(bytes).metadata()
    if (format !== 'jpeg' && format !== 'png') return null
    // Whether the service turns pictures by their EXIF is not known, so none that needs turning may arrive.
    if (orientation !== 1) return null
    const levels = async () => {
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
      return { data, channels: info.channels }
    }
    return { width, height, levels }
  } catch {
    return null
  }
}

const later = (detail: string): PictureFault => ({ refusal: null, failure: PIXELS_INVALID, detail })

const isAddress = (text: string): boolean => /^https?:\/\//.test(text)

const isInside = ({ x, y }: Point, { width, height }: Picture): boolean =>
  x >= 0 && y >= 0 && x < width && y < height
