import { CustomSource, Input, MP4, VideoSampleSink, WEBM, type VideoSample } from 'mediabunny'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { ReplayedFrame } from '../../src-shared/clips/replay.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { Pixels } from './frames.ts'

/** A clip file as something to take pictures from. */
export interface ClipPictures {
  /** As it is meant to be seen. */
  readonly size: Size
  /**
   * The frames that are wanted, in their order, at a size and a number of frames a second. A frame's memory is used
   * again for the next one.
   */
  readonly pictures: (wanted: readonly ReplayedFrame[], fps: number, size: Size) => AsyncGenerator<Pixels>
  readonly close: () => void
}

/** Frames that are shown backwards are decoded forwards, so many at a time; bytes. */
const BACKWARDS_BYTES = 96 * 1024 * 1024

/** Times in clips are rounded; so much before its time a frame counts as there, seconds. */
const EARLY = 0.001

export async function openClip(
  bytes: number,
  read: (position: number, length: number) => Promise<Uint8Array>,
): Promise<Result<ClipPictures>> {
  const input = new Input({
    source: new CustomSource({
      getSize: () => bytes,
      read: (start, end) => read(start, end - start),
    }),
    formats: [MP4, WEBM],
  })
  const track = await input.getPrimaryVideoTrack()
  if (!track || !(await track.canDecode())) {
    input.dispose()
    return fail({
      code: 'clip/unreadable',
      detail: track ? 'its codec is not known here' : 'it has no picture',
    })
  }
  const start = await track.getFirstTimestamp()
  const sink = new VideoSampleSink(track)
  return ok({
    size: { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() },
    close: () => input.dispose(),
    async *pictures(wanted, fps, size) {
      const timeOf = (frame: number): number => start + frame / fps + EARLY
      const drawn = painter(size)
      const fading = wanted.flatMap(({ fade }) => (fade ? [fade.frame] : []))
      const into = decoded(sink, fading.map(timeOf))
      for (const run of runs(
        wanted,
        Math.max(1, Math.floor(BACKWARDS_BYTES / (size.width * size.height * 4))),
      )) {
        for await (const [index, pixels] of inOrder(sink, run, timeOf, drawn)) {
          const fade = run.frames[index]?.fade
          if (fade) {
            const { value } = await into.next()
            mixInto(pixels, drawn(value ?? null), fade.share)
          }
          yield pixels
        }
      }
    },
  })
}

/** Frames that follow each other forwards, or backwards and then not too many. */
interface Run {
  readonly frames: readonly ReplayedFrame[]
  readonly isBackwards: boolean
}

function runs(wanted: readonly ReplayedFrame[], most: number): Run[] {
  const found: { frames: ReplayedFrame[]; isBackwards: boolean }[] = []
  for (const [index, one] of wanted.entries()) {
    const last = found.at(-1)
    const isBackwards = index > 0 && one.frame < wanted[index - 1]!.frame
    if (last?.isBackwards === isBackwards && (!isBackwards || last.frames.length < most))
      last.frames.push(one)
    else found.push({ frames: [one], isBackwards })
  }
  return found
}

async function* decoded(
  sink: VideoSampleSink,
  times: readonly number[],
): AsyncGenerator<VideoSample | null, undefined> {
  if (times.length > 0) yield* sink.samplesAtTimestamps(times)
}

type Painter = (sample: VideoSample | null) => Pixels

/** A run's frames in the order they are shown, with their place in the run. */
async function* inOrder(
  sink: VideoSampleSink,
  { frames, isBackwards }: Run,
  timeOf: (frame: number) => number,
  drawn: Painter,
): AsyncGenerator<[number, Pixels]> {
  const times = frames.map(({ frame }) => timeOf(frame))
  if (!isBackwards) {
    let index = 0
    for await (const sample of decoded(sink, times)) yield [index++, drawn(sample)]
    return
  }
  const kept: Pixels[] = []
  for await (const sample of decoded(sink, times.reverse())) kept.push(drawn(sample))
  for (const [index, pixels] of kept.reverse().entries()) yield [index, pixels]
}

/** Draws decoded frames at a size. Where the clip has nothing to show any more, its last picture stays. */
function painter({ width, height }: Size): Painter {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (!context) throw new Error('no canvas for the clip’s frames')
  context.imageSmoothingQuality = 'high'
  return (sample) => {
    if (sample) {
      sample.draw(context, 0, 0, width, height)
      sample.close()
    }
    return context.getImageData(0, 0, width, height).data
  }
}

function mixInto(pixels: Pixels, other: Pixels, share: number): void {
  for (let i = 0; i < pixels.length; i++) pixels[i] = pixels[i]! + (other[i]! - pixels[i]!) * share
}
