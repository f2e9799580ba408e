import { clipUrl } from '../src-shared/contract.ts'
import type { TakeId } from '../src-shared/take.ts'
import { call } from './bridge.ts'

/** Width of a thumbnail, pixels: two for each of the strip's. */
const WIDTH = 320
/** The frame that is shown, as a share of the clip: in the middle takes differ, at the start all are the photo. */
const SHARE = 0.5
const QUALITY = 0.8
/** A clip that does not show a frame by then will not, ms. */
const PATIENCE_MS = 10_000

const urls = new Map<TakeId, Promise<string | null>>()
let before: Promise<unknown> = Promise.resolve()

/** A frame of a take's clip: the one that is kept with it, or made now and kept. Null where the clip shows none. */
export function thumbnailOf(id: TakeId): Promise<string | null> {
  const known = urls.get(id)
  if (known) return known
  // One decoder at a time; a long strip would start as many as it has takes.
  const url = before.then(() => keptOrMade(id)).catch(() => null)
  before = url
  urls.set(id, url)
  return url
}

async function keptOrMade(id: TakeId): Promise<string | null> {
  const kept = await call('take:thumbnail', { id })
  const there = kept.ok ? kept.value.jpeg : null
  const jpeg = there ? new Blob([there]) : await frameOf(clipUrl(id))
  if (!jpeg) return null
  // It is small and made again when it is missed: what became of the keeping need not be known.
  if (!there) void call('take:keepThumbnail', { id, jpeg: new Uint8Array(await jpeg.arrayBuffer()) })
  return URL.createObjectURL(jpeg)
}

async function frameOf(clip: string): Promise<Blob | null> {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  try {
    video.src = clip
    if (!(await heard(video, 'loadeddata'))) return null
    video.currentTime = video.duration * SHARE
    if (!(await heard(video, 'seeked'))) return null
    const canvas = document.createElement('canvas')
    canvas.width = Math.min(WIDTH, video.videoWidth)
    canvas.height = Math.max(1, Math.round((canvas.width * video.videoHeight) / video.videoWidth))
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  } finally {
    // Without it the player keeps its decoder.
    video.removeAttribute('src')
    video.load()
  }
}

const heard = (video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<boolean> =>
  new Promise((resolve) => {
    const patience = setTimeout(() => resolve(false), PATIENCE_MS)
    const end = (happened: boolean) => (): void => {
      clearTimeout(patience)
      resolve(happened)
    }
    video.addEventListener(event, end(true), { once: true })
    video.addEventListener('error', end(false), { once: true })
  })
