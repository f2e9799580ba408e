import { clamp } from '../../src-shared/geometry/point.ts'
import { frameCount, type ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { momentOf, momentOfTime, type Moment } from '../../src-shared/motion/timing.ts'
import { DEFAULT_FPS } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { Take } from '../../src-shared/take.ts'

export type Timing = Pick<ClipSpec, 'fps' | 'durationSeconds' | 'loop'>

/** How this computer would make a take of the project. A service knows no loop, so neither does a look at what it is sent. */
export const previewTiming = ({ settings }: Pick<Project, 'settings'>, isAsSent = false): Timing => ({
  fps: DEFAULT_FPS,
  durationSeconds: settings.durationSeconds,
  loop: isAsSent ? 'none' : settings.loop,
})

/** Shares of a frame that a time may lack and still count as that frame's: seconds are rounded. */
const ROUNDING = 0.01

/** The frame (from 0) that is seen at a time, seconds; after the end the last one. */
export const frameAt = (timing: Timing, seconds: number): number =>
  clamp(Math.floor(seconds * timing.fps + ROUNDING), 0, frameCount(timing) - 1)

/** What the frame at a time of such a clip shows; after its end the last one. */
export const momentAt = (timing: Timing, seconds: number): Moment =>
  momentOf(timing, frameAt(timing, seconds))

/** The time at which the frame so many on begins, back where negative; never beyond the first or the last. */
export const stepped = (timing: Timing, seconds: number, frames: number): number =>
  clamp(frameAt(timing, seconds) + frames, 0, frameCount(timing) - 1) / timing.fps

/**
 * The time after so many more seconds of playing. A clip that is played over and over begins again; else it comes to
 * its end, its whole length.
 */
export function playedOn(timing: Timing, seconds: number, by: number, repeats: boolean): number {
  const { durationSeconds } = timing
  const next = seconds + by
  return repeats ? next % durationSeconds : Math.min(durationSeconds, next)
}

/** The same of a take: this computer's clips are known frame by frame; services go along their paths evenly. */
export function momentOfTake({ service, spec, clip }: Take, seconds: number): Moment {
  if (service === null) return momentAt(spec, seconds)
  return momentOfTime('none', Math.min(1, seconds / (clip?.durationSeconds ?? 1)))
}
