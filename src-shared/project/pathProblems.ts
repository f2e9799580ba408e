import { flatten } from '../geometry/path.ts'
import { contains } from '../geometry/point.ts'
import { lengthOf, placeAt } from '../geometry/polyline.ts'
import { pixelsOf } from '../labels/measure.ts'
import { isNear } from '../labels/near.ts'
import type { Mover } from '../labels/mover.ts'
import { sweptShare } from '../labels/sweep.ts'
import {
  MIN_PATH_LENGTH_PX,
  PATH_START_TOLERANCE_SHARE,
  SHORT_PATH_SHARE,
  STATIC_LABEL,
  SWEPT_SHARE,
} from '../limits.ts'
import { sweepOf } from '../motion/sweeping.ts'
import { fitOf, withoutBars } from '../service/fit.ts'
import type { ServiceProfile } from '../service/profiles.ts'
import type { Group, Project } from './project.ts'

interface Warning<C extends string> {
  readonly code: C
  readonly severity: 'warning'
  readonly about: `group:${string}`
  readonly name: string
}

/** What is likely to disappoint in a path. */
export type PathProblem =
  | (Warning<'path/short-for-service'> & { readonly share: number; readonly least: number })
  | Warning<'path/outside'>
  | Warning<'path/starts-outside'>
  | (Warning<'path/sweeps-frozen'> & { readonly share: number })

export function servicePathProblems(
  { photo, labels, settings }: Project,
  group: Group,
  { limits }: ServiceProfile,
): PathProblem[] {
  const { path } = group
  if (!path) return []
  const found: PathProblem[] = []
  const line = flatten(path)
  if (path.anchors.some((anchor) => !contains(photo, anchor))) found.push(warning('path/outside', group))
  const length = lengthOf(line)
  // Bars make the picture wider, and a path a smaller share of it.
  const fit = settings.fit ? fitOf(photo, limits) : withoutBars(photo)
  const share = (length * fit.photo.width) / photo.width / fit.sent.width
  if (length >= MIN_PATH_LENGTH_PX && share < SHORT_PATH_SHARE) {
    found.push({ ...warning('path/short-for-service', group), share, least: SHORT_PATH_SHARE })
  }
  // A service is asked for paths alone.
  return [...found, ...startProblems({ photo, labels }, group), ...sweepProblems({ labels }, group, group)]
}

/**
 * What a hand is told while it draws, whatever engine is chosen. No reason for this computer to refuse: its preview shows
 * what comes of it, so its own list of problems is without them.
 */
export function drawingWarnings(project: Project): PathProblem[] {
  return project.groups.flatMap((group) => {
    if (!group.sent) return []
    const isInFront = group.motion === 'slide' && group.movement.inFront
    const swept = isInFront ? [] : sweepProblems(project, group, sweepOf(project, group))
    return [...startProblems(project, group), ...swept]
  })
}

function startProblems({ photo, labels }: Pick<Project, 'photo' | 'labels'>, group: Group): PathProblem[] {
  const { path, label } = group
  if (!path || pixelsOf(labels, label) === 0) return []
  const start = placeAt(flatten(path), 0)
  const isThere = isNear(labels, label, start, PATH_START_TOLERANCE_SHARE * photo.width)
  return isThere ? [] : [warning('path/starts-outside', group)]
}

function sweepProblems({ labels }: Pick<Project, 'labels'>, group: Group, mover: Mover): PathProblem[] {
  const share = sweptShare(labels, mover, STATIC_LABEL)
  return share >= SWEPT_SHARE ? [{ ...warning('path/sweeps-frozen', group), share }] : []
}

const warning = <C extends string>(code: C, { id, name }: Group): Warning<C> => ({
  code,
  severity: 'warning',
  about: `group:${id}`,
  name,
})
