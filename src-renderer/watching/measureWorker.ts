import { Input, MP4, UrlSource, VideoSampleSink, WEBM } from 'mediabunny'
import { photoPixelsUrl } from '../../src-shared/contract.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { resampledBytes } from '../../src-shared/labels/labelMap.ts'
import { MEASURED_FRAMES, MEASURED_PIXELS, STATIC_LABEL } from '../../src-shared/limits.ts'
import {
  framesToMeasure,
  frozenArea,
  frozenIn,
  reportOf,
  scaledReport,
  type FrozenReport,
} from '../../src-shared/measure/frozenArea.ts'
import { lumaOf, type Plane } from '../../src-shared/measure/plane.ts'
import { scaledSize } from '../../src-shared/motion/clipSpec.ts'
import type { Photo } from '../../src-shared/project/project.ts'
import { fromWire } from '../../src-shared/project/wire.ts'
import { isSameAspect } from '../../src-shared/takePicture.ts'
import type { FromMeasure, Reference, ToMeasure } from './measureProtocol.ts'

const say = (message: FromMeasure): void => postMessage(message)

interface SeenFrame {
  readonly seconds: number
  readonly plane: Plane
}

/** Some frames of a clip as brightness at a size. */
async function* framesOf({ url, picture, frames, fps }: ToMeasure, size: Size): AsyncGenerator<SeenFrame> {
  const input = new Input({ source: new UrlSource(url), formats: [MP4, WEBM] })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track || !(await track.canDecode())) throw new Error('no video that can be decoded')
    const canvas = new OffscreenCanvas(size.width, size.height)
    const brush = canvas.getContext('2d', { willReadFrequently: true })
    if (!brush) throw new Error('no canvas')
    const times = framesToMeasure(frames, fps, MEASURED_FRAMES)
    let index = 0
    for await (const sample of new VideoSampleSink(track).samplesAtTimestamps(times)) {
      const seconds = times[index++] ?? 0
      if (!sample) continue
      sample.draw(brush, 0, 0, picture.width, picture.height, 0, 0, size.width, size.height)
      sample.close()
      yield { seconds, plane: lumaOf(brush.getImageData(0, 0, size.width, size.height).data, size) }
    }
  } finally {
    input.dispose()
  }
}

/** The photo's brightness at a size; null where it is not on this computer, or the clip shows another cut of it. */
async function photoAt(photo: Photo, size: Size): Promise<Plane | null> {
  if (!isSameAspect(photo, size)) return null
  const answer = await fetch(photoPixelsUrl(photo.id, size, photo.background))
  const pixels = new Uint8Array(await answer.arrayBuffer())
  return answer.ok && pixels.length === size.width * size.height * 4 ? lumaOf(pixels, size) : null
}

/** Measures frames as they come; `seen` keeps them. */
async function reportAgainst(
  reference: Plane,
  mask: Uint8Array,
  frames: AsyncIterable<SeenFrame> | Iterable<SeenFrame>,
  total: number,
): Promise<FrozenReport> {
  const area = frozenArea(reference, mask)
  if (typeof area === 'string') return { kind: 'unknown', why: area }
  const measured = []
  for await (const { seconds, plane } of frames) {
    measured.push({ seconds, ...frozenIn(area, plane) })
    say({ kind: 'progress', done: measured.length, total })
  }
  return reportOf(measured)
}

async function measure(given: ToMeasure): Promise<FromMeasure> {
  const project = fromWire(given.project)
  if (!project) return { kind: 'failed', detail: 'the areas are not those of the photo' }
  const { picture } = given
  const scale = Math.min(1, Math.sqrt(MEASURED_PIXELS / (picture.width * picture.height)))
  const size = scaledSize(picture, scale)
  const mask = resampledBytes(project.labels, size).map((label) => (label === STATIC_LABEL ? 1 : 0))
  const total = Math.min(given.frames, MEASURED_FRAMES)
  const answer = (report: FrozenReport, reference: Reference): FromMeasure => ({
    kind: 'report',
    report: scaledReport(report, picture.width / size.width),
    reference,
  })
  say({ kind: 'progress', done: 0, total })
  const photo = await photoAt(project.photo, size)
  const seen: SeenFrame[] = []
  const kept = async function* (): AsyncGenerator<SeenFrame> {
    for await (const frame of framesOf(given, size)) {
      seen.push(frame)
      yield frame
    }
  }
  if (photo) {
    const report = await reportAgainst(photo, mask, kept(), total)
    if (report.kind === 'measured' || report.why !== 'changed') return answer(report, 'photo')
  } else {
    for await (const frame of framesOf(given, size)) seen.push(frame)
  }
  // A service may paint the whole picture anew: then what can be told is whether that stays where it is.
  const [first] = seen
  if (!first) return { kind: 'failed', detail: 'the clip has no frames' }
  return answer(await reportAgainst(first.plane, mask, seen, total), 'first')
}

addEventListener('message', ({ data }: MessageEvent<ToMeasure>) => {
  measure(data)
    .catch((error: unknown): FromMeasure => ({ kind: 'failed', detail: String(error) }))
    .then(say, () => undefined)
})
