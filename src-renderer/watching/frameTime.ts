import { frameCount, type ClipSpec, type Loop } from '../../src-shared/motion/clipSpec.ts'
import { momentOf, type Moment } from '../../src-shared/motion/timing.ts'
import { DEFAULT_FPS } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { Take } from '../../src-shared/take.ts'

type Timing = Pick<ClipSpec, 'fps' | 'durationSeconds' | 'loop'>

/** How this computer would make a take of the project, going on at its end as the preview does. */
export const previewTiming = ({ settings }: Project, loop: Loop): Timing => ({
  fps: DEFAULT_FPS,
  durationSeconds: settings.durationSeconds,
  loop,
})

/** What the frame at a time of such a clip shows; after its end the last one's. */
export function momentAt(timing: Timing, seconds: number): Moment {
  const frame = Math.floor(seconds * timing.fps + 0.01)
  return momentOf(timing, Math.min(Math.max(0, frame), frameCount(timing) - 1))
}

/** The share (0 to 1) of the paths' time that it shows. */
export const shareAt = (timing: Timing, seconds: number): number => momentAt(timing, seconds).time

/** The same of a take: this computer's clips are known frame by frame; services go along their paths evenly. */
export function shareOfTake({ service, spec, clip }: Take, seconds: number): number {
  return service === null ? shareAt(spec, seconds) : Math.min(1, seconds / (clip?.durationSeconds ?? 1))
}
