import type { ImagePoint, Size } from '../geometry/point.ts'
import { steadyLine } from '../geometry/polyline.ts'
import type { Mover } from '../motion/scene.ts'
import type { Project } from '../project/project.ts'
import { fitOf, fittedSamples, withoutBars, type ShapeLimits } from './fit.ts'

/** A moving area's path as a request carries it, brought back to photo pixels, origin top-left. */
export interface SentPath {
  readonly label: number
  readonly points: readonly ImagePoint[]
}

type Going = Pick<Project, 'photo' | 'groups' | 'settings'>

/** The paths of the areas that are sent, in the points that are sent. A fitted photo's points are whole in its size. */
export function sentPaths({ photo, groups, settings }: Going, limits: ShapeLimits): SentPath[] {
  const fit = settings.fit ? fitOf(photo, limits) : withoutBars(photo)
  // Whole coordinates are the middles of pixels.
  const back = (place: number, bar: number, now: number, before: number): number =>
    ((place - bar + 0.5) * before) / now - 0.5
  return groups.flatMap(({ label, path, sent }) => {
    if (!path || !sent) return []
    const points = fittedSamples(path, photo, fit).map(({ x, y }) => ({
      x: back(x, fit.left, fit.photo.width, photo.width),
      y: back(y, fit.top, fit.photo.height, photo.height),
    }))
    return [{ label, points }]
  })
}

/**
 * The movers of a scene of that size that go from point to point of what is sent, each step in the same time. The
 * easing is in the points already. The first area of the list stands in front, as it does in clips of this computer.
 */
export function moversAsSent(project: Going, size: Size, limits: ShapeLimits): Mover[] {
  const sx = size.width / project.photo.width
  const sy = size.height / project.photo.height
  return sentPaths(project, limits)
    .toReversed()
    .map(({ label, points }) => ({
      label,
      path: steadyLine(points.map(({ x, y }) => ({ x: (x + 0.5) * sx - 0.5, y: (y + 0.5) * sy - 0.5 }))),
      easing: 'linear',
    }))
}
