import type { ImagePoint, Size } from '../geometry/point.ts'
import { steadyLine } from '../geometry/polyline.ts'
import type { Mover } from '../motion/scene.ts'
import type { Project } from '../project/project.ts'
import { samplesOf } from './samples.ts'

/** A moving area's path as a request carries it, brought back to photo pixels, origin top-left. */
export interface SentPath {
  readonly label: number
  readonly points: readonly ImagePoint[]
}

/** The paths of the areas that are sent, in the points that are sent. */
export const sentPaths = ({ photo, groups }: Pick<Project, 'photo' | 'groups'>): SentPath[] =>
  groups.flatMap(({ label, path, sent }) => (path && sent ? [{ label, points: samplesOf(path, photo) }] : []))

/**
 * The movers of a scene of that size that go from point to point of what is sent, each step in the same time. The
 * easing is in the points already.
 */
export function moversAsSent(project: Pick<Project, 'photo' | 'groups'>, size: Size): Mover[] {
  const sx = size.width / project.photo.width
  const sy = size.height / project.photo.height
  return sentPaths(project).map(({ label, points }) => ({
    label,
    path: steadyLine(points.map(({ x, y }) => ({ x: (x + 0.5) * sx - 0.5, y: (y + 0.5) * sy - 0.5 }))),
    easing: 'linear',
  }))
}
