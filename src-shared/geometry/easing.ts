import { shareOnCurve, type SpeedCurve } from './bezier.ts'

/** The speed profiles that have a name. */
export const EASINGS = ['linear', 'in', 'out', 'in-out'] as const
type NamedEasing = (typeof EASINGS)[number]

/** Speed profile of a path: how the share of the way grows with the share of the time. By name, or by a curve. */
export type Easing = NamedEasing | SpeedCurve

export const isNamed = (easing: Easing): easing is NamedEasing => typeof easing === 'string'

/** Share of the path covered at the share t of the time; both 0 to 1. In and out are quadratic, in-out their join. */
export function ease(easing: Easing, t: number): number {
  switch (easing) {
    case 'linear':
      return t
    case 'in':
      return t * t
    case 'out':
      return t * (2 - t)
    case 'in-out':
      return t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t)
    default:
      return shareOnCurve(easing, t)
  }
}

/**
 * The curve that a named profile is drawn as and edited from. The first three are the profile itself (a quadratic
 * raised to a cubic); the join of two is no single cubic, and is off by at most 0.006.
 */
const CURVES: Readonly<Record<NamedEasing, SpeedCurve>> = {
  linear: { x1: 1 / 3, y1: 1 / 3, x2: 2 / 3, y2: 2 / 3 },
  in: { x1: 1 / 3, y1: 0, x2: 2 / 3, y2: 1 / 3 },
  out: { x1: 1 / 3, y1: 2 / 3, x2: 2 / 3, y2: 1 },
  'in-out': { x1: 0.45, y1: 0, x2: 0.55, y2: 1 },
}

export const curveOf = (easing: Easing): SpeedCurve => (isNamed(easing) ? CURVES[easing] : easing)

/** `in-out`, or a curve's four numbers: `0.25,0.1,0.25,1`. */
export const easingText = (easing: Easing): string =>
  isNamed(easing) ? easing : [easing.x1, easing.y1, easing.x2, easing.y2].join()

const SHARE = /^\s*(0|1|0?\.\d+|0\.|1\.0*)\s*$/

/** What easingText writes; null for anything else. */
export function readEasing(text: string): Easing | null {
  const named = EASINGS.find((known) => known === text)
  if (named) return named
  const parts = text.split(',')
  if (parts.length !== 4 || !parts.every((part) => SHARE.test(part))) return null
  const [x1 = 0, y1 = 0, x2 = 1, y2 = 1] = parts.map(Number)
  return { x1, y1, x2, y2 }
}
