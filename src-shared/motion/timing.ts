import { ease } from '../geometry/easing.ts'
import { clamp } from '../geometry/point.ts'
import { placeAt } from '../geometry/polyline.ts'
import { CROSSFADE_SECONDS } from '../limits.ts'
import { PLAIN_MOVEMENT, type Movement } from '../project/movement.ts'
import { frameCount, type ClipSpec, type Loop } from './clipSpec.ts'
import { turnAt } from './headings.ts'
import type { Mover, Swaying } from './scene.ts'

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
      return { ...momentOfPhase(loop, phase), fade: 0 }
    case 'crossfade': {
      const fading = Math.min(fadeFrames, count / 2)
      return { ...momentOfPhase(loop, phase), fade: Math.max(0, (at - (count - fading)) / fading) }
    }
  }
}

/** What a clip shows of its ways when so much of it (0 to 1) has gone by. */
export const momentOfPhase = (loop: Loop, phase: number): Pick<Moment, 'time' | 'phase'> => ({
  time: loop === 'none' || loop === 'crossfade' ? phase : phase < 0.5 ? 2 * phase : 2 - 2 * phase,
  phase,
})

/** The first moment of a clip at which so much (0 to 1) of the way's time has gone by. */
export const momentOfTime = (loop: Loop, time: number): Moment => ({
  time,
  phase: loop === 'pingpong' || loop === 'seamless' ? time / 2 : time,
  fade: 0,
})

/** How a moving area stands at a moment, seen from how it stands in the photo. */
export interface Placement extends Displacement {
  /** Radians clockwise, less than one turn either way. */
  readonly angle: number
  readonly scale: number
}

/** What of a mover says when it is where on its path. */
interface Going extends Pick<Mover, 'path' | 'easing'> {
  readonly movement?: Pick<Movement, 'start' | 'end'>
}

/** Where its path has taken a mover at a share of the way's time, seen from its start. */
export function displacementAt(mover: Going, time: number): Displacement {
  if (!mover.path) return { dx: 0, dy: 0 }
  const start = placeAt(mover.path, 0)
  const place = placeAt(mover.path, shareOfWay(mover, time))
  return { dx: place.x - start.x, dy: place.y - start.y }
}

/** How a mover stands at a moment: where its path has taken it and its sway moves it, turned and scaled. */
export function placementAt(
  mover: Pick<Mover, 'path' | 'easing' | 'movement'>,
  { time, phase }: Pick<Moment, 'time' | 'phase'>,
): Placement {
  const { dx, dy } = displacementAt(mover, time)
  if (!mover.movement) return { dx, dy, angle: 0, scale: 1 }
  const { sway, turn, scale } = mover.movement
  const share = shareOfWay(mover, time)
  const swing = sway ? swingAt(sway, phase) : 0
  return {
    dx: dx + swing * (sway?.dx ?? 0),
    dy: dy + swing * (sway?.dy ?? 0),
    angle: withinTurn(typeof turn === 'number' ? turn * share : turnAt(turn, share)),
    // Every part of the way changes it by the same factor.
    scale: scale ** share,
  }
}

/** How far out something that sways is, -1 to 1, when so much of the clip (0 to 1) has gone by. */
export const swingAt = ({ cycles }: Pick<Swaying, 'cycles'>, phase: number): number =>
  Math.sin(2 * Math.PI * cycles * phase)

export const isAtRest = ({ dx, dy, angle, scale }: Placement): boolean =>
  dx === 0 && dy === 0 && angle === 0 && scale === 1

/** The share of its way that a mover has gone: it waits before its span and stays where it came to after it. */
export function shareOfWay({ easing, movement }: Omit<Going, 'path'>, time: number): number {
  const { start, end } = movement ?? PLAIN_MOVEMENT
  return ease(easing, clamp((time - start) / (end - start), 0, 1))
}

/** An angle this near to whole turns is one, radians: less than a thousandth of a pixel at any size. */
const NO_ANGLE = 1e-9

function withinTurn(angle: number): number {
  const within = angle % (2 * Math.PI)
  return Math.abs(within) < NO_ANGLE || 2 * Math.PI - Math.abs(within) < NO_ANGLE ? 0 : within
}
