import { KEPT_PICTURE_PIXELS, MAX_PHOTO_PIXELS } from '../../src-shared/limits.ts'
import { glanceSize } from '../../src-shared/photo/glance.ts'
import type { Photo } from '../../src-shared/project/project.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import { sayError } from '../stores/notices.ts'
import { fit } from '../stores/session.ts'
import { canvasOf, fetchGlance, fetchPixels } from './photoPixels.ts'

/** What there is to be seen of a photo. */
export interface Seen {
  readonly photo: Photo
  /** Null while nothing has come of it. */
  readonly picture: HTMLCanvasElement | null
  /** It has every pixel; else it is a quick look at a smaller size. */
  readonly isWhole: boolean
}

/** Pictures that were seen last, the newest at the end: a crop is undone at once. */
const kept = new Map<string, HTMLCanvasElement>()

const keyOf = ({ id, background }: Photo): string => `${id}${background ?? ''}`

function keep(photo: Photo, picture: HTMLCanvasElement): void {
  kept.delete(keyOf(photo))
  kept.set(keyOf(photo), picture)
  let pixels = 0
  for (const [key, { width, height }] of [...kept].toReversed()) {
    pixels += width * height
    if (pixels > KEPT_PICTURE_PIXELS) kept.delete(key)
  }
}

/** The whole photo as a canvas, kept for when it is shown. */
export async function loadPicture(photo: Photo): Promise<Result<HTMLCanvasElement>> {
  const known = kept.get(keyOf(photo))
  if (known) {
    keep(photo, known)
    return ok(known)
  }
  const pixels = await fetchPixels(photo.id, photo, photo.background)
  if (!pixels.ok) return pixels
  const picture = canvasOf(pixels.value, photo)
  keep(photo, picture)
  return ok(picture)
}

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))

/** What was given to be shown is on the screen. */
async function shown(): Promise<void> {
  await nextFrame()
  await nextFrame()
}

/** A glance that is on its way, or came last. */
let glanced: { readonly key: string; readonly picture: Promise<HTMLCanvasElement | null> } | null = null

/** Has the first look at a photo come while the window gets ready to show it. */
export function expectPhoto(photo: Photo): void {
  if (!kept.has(keyOf(photo))) glanced = { key: keyOf(photo), picture: loadGlance(photo) }
}

async function glanceOf(photo: Photo): Promise<HTMLCanvasElement | null> {
  if (glanced?.key !== keyOf(photo)) expectPhoto(photo)
  const mine = glanced
  const picture = (await mine?.picture) ?? null
  if (glanced === mine) glanced = null
  return picture
}

const loadGlance = async (photo: Photo): Promise<HTMLCanvasElement | null> =>
  glanceSize(photo) && fetchGlance(photo.id, photo.background)

/**
 * Shows the photo that is wanted: at once where it is kept, else first at a glance and then whole. A photo that was
 * replaced meanwhile is not shown.
 */
export function photoLoader(show: (seen: Seen) => void) {
  let wanted: Photo | null = null
  const load = async (photo: Photo): Promise<void> => {
    // One after the other: decoding all of it takes what showing the first of it needs.
    const glance = await glanceOf(photo)
    if (glance && wanted === photo) show({ photo, picture: glance, isWhole: false })
    await shown()
    const picture = await loadPicture(photo)
    if (wanted !== photo) return
    if (picture.ok) show({ photo, picture: picture.value, isWhole: true })
    else sayError(picture.error)
  }
  return {
    want(photo: Photo | null): void {
      const before = wanted
      if (photo?.id === before?.id && photo?.background === before?.background) return
      wanted = photo
      if (!photo || photo.width * photo.height > MAX_PHOTO_PIXELS) return
      const isOther = photo.id !== before?.id
      if (isOther) fit(photo)
      const known = kept.get(keyOf(photo))
      if (known) {
        keep(photo, known)
        show({ photo, picture: known, isWhole: true })
        return
      }
      // The same photo on another background comes in the place of the one that is seen.
      if (isOther) show({ photo, picture: null, isWhole: false })
      void load(photo)
    },
  }
}
