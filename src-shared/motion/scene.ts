import type { Easing } from '../geometry/easing.ts'
import { flatten } from '../geometry/path.ts'
import type { Size } from '../geometry/point.ts'
import { polylineOf, type Polyline } from '../geometry/polyline.ts'
import type { Label } from '../labels/labelMap.ts'
import type { AreaMotion } from '../project/movement.ts'
import type { Project } from '../project/project.ts'

/** One moving area: the pixels with its label go along the way, from its start, in pixels of the scene. */
export interface Mover {
  /** What it does; a mover that says nothing slides. */
  readonly motion?: AreaMotion
  readonly label: Label
  readonly path: Polyline
  readonly easing: Easing
}

/**
 * All that the local engine needs, at the size it works at. Pixels are RGBA and opaque, labels one byte a pixel
 * (1 frozen), both row by row. Movers stand from back to front.
 */
export interface Scene extends Size {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
  readonly labels: Uint8Array<ArrayBuffer>
  readonly movers: readonly Mover[]
  /** Whether the objects are looked for within what was painted; else the painted pixels are cut out as they are. */
  readonly refineEdges: boolean
}

/** The moving areas of a project that take part, their paths scaled from photo pixels to a working size. */
export function moversOf(project: Pick<Project, 'photo' | 'groups'>, size: Size): Mover[] {
  const sx = size.width / project.photo.width
  const sy = size.height / project.photo.height
  return project.groups.flatMap(({ label, path, sent, motion }) => {
    if (!path || !sent) return []
    const { xs, ys } = flatten(path)
    const points = Array.from(xs, (x, i) => ({ x: (x + 0.5) * sx - 0.5, y: (ys[i]! + 0.5) * sy - 0.5 }))
    return [{ label, path: polylineOf(points), easing: path.easing, motion }]
  })
}

/** How a scene goes: all of it but its pixels, its areas and their edges, which are costly to make ready. */
export type Going = Omit<Scene, keyof Size | 'pixels' | 'labels' | 'refineEdges'>
