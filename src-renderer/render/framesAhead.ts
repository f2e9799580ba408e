import { clamp, type Size } from '../../src-shared/geometry/point.ts'
import { frameCount, type ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { momentOf } from '../../src-shared/motion/timing.ts'
import type { Frames, Pixels } from './frames.ts'

/** Frames that wait at one place, at most; of large ones only as many as fit into these bytes. Measured: 4K in 1 GB. */
const MOST_WAITING = 3
const WAITING_BYTES = 70_000_000

/** How many frames of a size are made before they are needed, or wait in the encoder: two at least, so that neither idles. */
export const waitingFrames = ({ width, height }: Size): number =>
  clamp(Math.floor(WAITING_BYTES / (width * height * 4)), 2, MOST_WAITING)

/** The frames of a clip in order, from the first that is wanted to the one before `total`, a few made ahead. Each frame's memory is used again once the next one is taken. */
export async function* framesAhead(
  frames: Frames,
  spec: ClipSpec,
  first = 0,
  total = frameCount(spec),
): AsyncGenerator<Pixels> {
  const ahead = waitingFrames(spec)
  const coming: Promise<Pixels>[] = []
  for (let asked = first, given = first; given < total; given++) {
    for (; asked < Math.min(total, given + ahead); asked++) {
      const frame = frames.frame(momentOf(spec, asked))
      // One that fails is heard of when its turn comes.
      frame.catch(() => undefined)
      coming.push(frame)
    }
    const pixels = await coming.shift()!
    yield pixels
    frames.reuse(pixels)
  }
}
