import { frameCount, type ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { momentOf } from '../../src-shared/motion/timing.ts'
import { DEFAULT_FPS } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { Take } from '../../src-shared/take.ts'

type Timing = Pick<ClipSpec, 'fps' | 'durationSeconds' | 'loop'>

/** How this computer would make a take of the project. */
export const previewTiming = ({ settings }: Project): Timing => ({
  fps: DEFAULT_FPS,
  durationSeconds: settings.durationSeconds,
  loop: 'none',
})

/** The share (0 to 1) of the paths' time that the frame at a time of such a clip shows; after its end the last one's. */
export function shareAt(timing: Timing, seconds: number): number {
  const frame = Math.floor(seconds * timing.fps + 0.01)
  return momentOf(timing, Math.min(Math.max(0, frame), frameCount(timing) - 1)).time
}

/** The same of a take: this computer's clips are known frame by frame; services go along their paths evenly. */
export function shareOfTake({ service, spec, clip }: Take, seconds: number): number {
  return service === null ? shareAt(spec, seconds) : Math.min(1, seconds / (clip?.durationSeconds ?? 1))
}
