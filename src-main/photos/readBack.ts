import { sharp } from './sharp.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { FROZEN, type Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { Fit } from '../../src-shared/service/fit.ts'
import type { EncodedImages } from '../../src-shared/service/request.ts'

/**
 * Decodes the very texts that are about to be sent and refuses what no service should be paid for: an image of
 * another size than it is to have, a mask of another size than the image, an empty one, or one with greys in it.
 */
export async function readBack(
  project: Project,
  images: EncodedImages,
  { sent: { width, height } }: Pick<Fit, 'sent'> = { sent: project.photo },
): Promise<Result<null>> {
  const image = await readImage(images.image)
  if (!image.ok) return image
  if (image.value.width !== width || image.value.height !== height) {
    return fail({ code: 'send/image-size', image: image.value, photo: { width, height } })
  }
  if (images.tail !== null) {
    const tail = await readImage(images.tail)
    if (!tail.ok) return tail
  }
  const named = project.groups.map((group) => [group.name, images.groups.get(group.id)] as const)
  for (const [which, text] of [[FROZEN, images.frozen ?? undefined] as const, ...named]) {
    if (text === undefined) continue
    const mask = await readBackMask(which, text, image.value)
    if (!mask.ok) return mask
  }
  return ok(null)
}

/** The size of an image as it lies in the file, unturned: services differ in what they make of EXIF. */
async function readImage(text: string): Promise<Result<Size>> {
  try {
    const { info } = await sharp(Buffer.from(text, 'base64')).raw().toBuffer({ resolveWithObject: true })
    return ok({ width: info.width, height: info.height })
  } catch (error) {
    return unreadable(error)
  }
}

const unreadable = (error: unknown): Result<never> =>
  fail({
    code: 'send/image-unreadable',
    detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
  })

/** The first level that is neither 0 nor 255. */
function oddLevel(mask: Uint8Array): number | null {
  for (const level of mask) if (level !== 0 && level !== 255) return level
  return null
}

async function readBackMask(which: string, text: string, image: Size): Promise<Result<null>> {
  try {
    const mask = sharp(Buffer.from(text, 'base64'))
    const { width, height, channels } = await mask.metadata()
    if (width !== image.width || height !== image.height) {
      return fail({ code: 'send/mask-size', which, mask: { width, height }, image })
    }
    if (channels !== 1) return unreadable(new Error(`${channels} channels in a mask`))
    const data = await mask.toColourspace('b-w').raw().toBuffer()
    const odd = oddLevel(data)
    if (odd !== null) return fail({ code: 'send/mask-levels', which, level: odd })
    return data.includes(255) ? ok(null) : fail({ code: 'send/mask-empty', which })
  } catch (error) {
    return unreadable(error)
  }
}
