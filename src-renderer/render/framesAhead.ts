import { frameCount, type ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { momentOf } from '../../src-shared/motion/timing.ts'
import type { Frames, Pixels } from './frames.ts'

/** Frames that are made before they are needed: enough for the worker never to wait, few enough for 4K. */
const AHEAD = 3

/** The frames of a clip in order, from the first that is wanted to the one before `total`, a few made ahead. Each frame's memory is used again once the next one is taken. */
export async function* framesAhead(
  frames: Frames,
  spec: ClipSpec,
  first = 0,
  total = frameCount(spec),
): AsyncGenerator<Pixels> {
  const coming: Promise<Pixels>[] = []
  for (let asked = first, given = first; given < total; given++) {
    for (; asked < Math.min(total, given + AHEAD); asked++) {
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
