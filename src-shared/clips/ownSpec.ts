import { remadeTiming, type ClipSpec } from '../motion/clipSpec.ts'
import type { Take } from '../take.ts'

type Own = Pick<Take, 'spec' | 'clip' | 'service'>

/**
 * How a take's clip is. A service makes its clips its own way, so what came of it counts, however long and fast; this
 * computer's may be wider by a pixel than was asked for.
 */
export function wholeSpec({ spec, clip, service }: Own): ClipSpec {
  if (!service || !clip) return spec
  const { format, width, height, fps, durationSeconds } = clip
  return { format, width, height, fps: Math.max(1, Math.round(fps)), durationSeconds, loop: 'none' }
}

/** The same as one would order it: of a service's clip as much as can be made into another one. */
export function ownSpec(take: Own): ClipSpec {
  const whole = wholeSpec(take)
  return { ...whole, ...remadeTiming(whole) }
}

/** Whether what is wanted is just what the take's clip is. */
export function isOwnClip(take: Own, wanted: ClipSpec): boolean {
  const own = ownSpec(take)
  const isSame = (['format', 'width', 'height', 'fps', 'loop'] as const).every(
    (key) => own[key] === wanted[key],
  )
  return (
    isSame &&
    Math.abs(own.durationSeconds - wanted.durationSeconds) < 0.5 / own.fps &&
    (own.codec ?? 'vp9') === (wanted.codec ?? 'vp9')
  )
}
