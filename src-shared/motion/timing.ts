import { ease } from '../geometry/easing.ts'
import { placeAt } from '../geometry/polyline.ts'
import { CROSSFADE_SECONDS } from '../limits.ts'
import { frameCount, type ClipSpec, type Loop } from './clipSpec.ts'
import type { Mover } from './scene.ts'

/** What one frame shows. */
export interface Moment {
  /** The share of the way's time that has gone by, 0 to 1. A clip that goes there and back counts it down again. */
  readonly time: number
  /** The share of the clip that has gone by, for what goes round and round: from 0 it comes to 1 where the clip ends. */
  readonly phase: number
  /** How far it has faded over into the photo, 0 to 1. */
  readonly fade: number
}

/** How far a moving area is from where it stands in the photo, pixels of the scene. */
export interface Displacement {
  readonly dx: number
  readonly dy: number
}

export type Timing = Pick<ClipSpec, 'fps' | 'durationSeconds' | 'loop'>

/** What frame `index` of a clip shows. A clip that loops has as frame `frameCount` its frame 0. */
export function momentOf(timing: Timing, index: number): Moment {
  const count = frameCount(timing)
  return momentAt(timing.loop, index, count, CROSSFADE_SECONDS * timing.fps)
}

function momentAt(loop: Loop, index: number, count: number, fadeFrames: number): Moment {
  if (loop === 'none') {
    // The last frame is the end of the path, so there is one interval fewer than frames.
    const time = count > 1 ? Math.min(1, index / (count - 1)) : 0
    return { time, phase: time, fade: 0 }
  }
  const at = index % count
  const phase = at / count
  switch (loop) {
    case 'seamless':
    case 'pingpong':
      return { time: phase < 0.5 ? 2 * phase : 2 - 2 * phase, phase, fade: 0 }
    case 'crossfade': {
      const fading = Math.min(fadeFrames, count / 2)
      return { time: phase, phase, fade: Math.max(0, (at - (count - fading)) / fading) }
    }
  }
}

/** Where a mover is at a share of the time, seen from its start. */
export function displacementAt({ path, easing }: Pick<Mover, 'path' | 'easing'>, time: number): Displacement {
  const start = placeAt(path, 0)
  const place = placeAt(path, ease(easing, time))
  return { dx: place.x - start.x, dy: place.y - start.y }
}
