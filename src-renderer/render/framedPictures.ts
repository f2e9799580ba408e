import type { Size } from '../../src-shared/geometry/point.ts'
import { blurredBars } from '../../src-shared/motion/bars.ts'
import { hasBars, isWhole, layFrame, type Framing } from '../../src-shared/motion/framing.ts'
import type { Pixels } from './frames.ts'

/**
 * Frames of a scene as frames of the clip: cut, or with bars beside them. The bars are made once, of a picture of the scene
 * that is asked for then. The memory of a frame is used again for the next one.
 */
export async function* framedPictures(
  frames: AsyncIterable<Pixels>,
  framing: Framing,
  clip: Size,
  first: () => Promise<Pixels>,
): AsyncGenerator<Pixels> {
  if (isWhole(framing, clip)) {
    yield* frames
    return
  }
  const out = hasBars(framing, clip)
    ? blurredBars(await first(), framing.scene, clip)
    : new Uint8ClampedArray(clip.width * clip.height * 4)
  for await (const pixels of frames) {
    layFrame(out, clip, pixels, framing)
    yield out
  }
}
