import { ease, type Easing } from '../../src-shared/geometry/easing.ts'
import type { Group } from '../../src-shared/project/project.ts'

/** The box that the lines are drawn in; it is stretched over an area's bar. */
export const WAY_BOX = { width: 100, height: 20 }
/** The line keeps so far from the bar's upper and lower edge. */
const INSET = 3
const PIECES = 40

const pointsOf = (height: (share: number) => number): string => {
  const room = WAY_BOX.height - 2 * INSET
  return Array.from({ length: PIECES + 1 }, (_, i) => {
    const share = i / PIECES
    const y = INSET + (1 - height(share)) * room
    return `${(share * WAY_BOX.width).toFixed(1)},${y.toFixed(2)}`
  }).join(' ')
}

/** The share of the way over time, from lower left to upper right, as an SVG polyline's points. */
const easingLine = (easing: Easing): string => pointsOf((share) => ease(easing, share))

/** How an area moves over its span: along its path by its speed, or to and fro; null where it only changes itself or stays. */
export function wayLine(
  { path, movement }: Pick<Group, 'path' | 'movement'>,
  seconds: number,
): string | null {
  if (path) return easingLine(path.easing)
  const { sway } = movement
  if (!sway) return null
  const turns = seconds / sway.periodSeconds
  return pointsOf((share) => 0.5 + 0.5 * Math.sin(2 * Math.PI * turns * share))
}
