import { distance, type ImagePoint } from '../../src-shared/geometry/point.ts'
import { withAnchorAt, type MotionPath } from '../../src-shared/geometry/path.ts'
import { anchorsFromStroke } from '../../src-shared/geometry/simplify.ts'
import { changePath, drawPath } from '../../src-shared/project/edits.ts'
import { groupOf, type Group } from '../../src-shared/project/project.ts'
import type { Gesture, Tool, ToolContext } from './tool.ts'

/** How near to a path's point a press takes hold of it, screen pixels. */
const GRAB_PX = 9
/** How far a drawn path's curve may stay from the hand's way, screen pixels. */
const SMOOTHING_PX = 1.5
/** A drag shorter than this is a slip, not a path, screen pixels. */
const SLIP_PX = 4

/** Which point of a path a press at this place takes hold of; later points lie on top. */
export function anchorNear(path: MotionPath, place: ImagePoint, scale: number): number | null {
  const reach = GRAB_PX / scale
  const index = path.anchors.findLastIndex((anchor) => distance(anchor, place) <= reach)
  return index < 0 ? null : index
}

export const path: Tool = {
  id: 'path',
  cursor: 'crosshair',
  rightErases: false,
  refusal: ({ project, area }) => {
    const group = groupOf(project, area)
    if (!group) return 'frozenHasNoPath'
    return group.locked ? 'locked' : null
  },
  begin(start, context) {
    const group = groupOf(context.project, context.area)
    if (!group || group.locked) return null
    const held = group.path && anchorNear(group.path, start, context.scale)
    return group.path && held !== null
      ? dragAnchor(group.id, group.path, held)
      : drawFreehand(group, start, context)
  },
}

function dragAnchor(group: string, before: MotionPath, index: number): Gesture {
  let moved = before
  return {
    anchor: index,
    move(points) {
      const place = points.at(-1)
      if (place) moved = withAnchorAt(moved, index, place)
    },
    preview: () => ({ kind: 'path', group, path: moved, anchor: index }),
    finish: () => (moved === before ? null : changePath(group, () => moved)),
  }
}

function drawFreehand(group: Group, start: ImagePoint, { scale }: ToolContext): Gesture {
  const way: ImagePoint[] = [start]
  const drawn = (tolerance: number): MotionPath => ({
    anchors: anchorsFromStroke(way, tolerance / scale),
    easing: group.path?.easing ?? 'linear',
  })
  const isSlip = (): boolean => way.every((point) => distance(point, start) * scale < SLIP_PX)
  return {
    move: (points) => void way.push(...points),
    preview: () =>
      isSlip() ? null : { kind: 'path', group: group.id, path: drawn(SMOOTHING_PX / 2), anchor: null },
    finish: () => (isSlip() ? null : drawPath(group.id, drawn(SMOOTHING_PX))),
  }
}
