import { anchorNear, curveNear } from '../../src-shared/geometry/pathHits.ts'
import { inserted, moved, withKind } from '../../src-shared/geometry/pathEdits.ts'
import type { MotionPath } from '../../src-shared/geometry/path.ts'
import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import { groupOf, type Group } from '../../src-shared/project/project.ts'
import { drawOrClick } from './pathDrawing.ts'
import { chooseInBox, dragPath, type Drag } from './pathPoints.ts'
import type { Gesture, Tool, ToolContext } from './tool.ts'

/** How near to a path's point a press takes hold of it, screen pixels. */
const GRAB_PX = 9
/** How near to the curve itself. */
const CURVE_PX = 7

/**
 * Motion paths. A press takes the chosen area's own path before any other: its points, then its curve. What is on
 * neither draws: by dragging, or click by click.
 *
 * On a point: drag moves it and what is chosen with it, Shift+click adds it to those, Alt+click makes a corner smooth
 * and back. On the curve: Ctrl+click and double click insert a point, Alt+drag moves the whole path. On empty ground:
 * Shift+drag chooses the points in a box.
 */
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
    if (!group || group.locked) return otherPath(start, context)
    return (group.path && onPath(group.id, group.path, start, context)) ?? onGround(group, start, context)
  },
}

/** What a press on the chosen area's own path begins; null where it is on none of it. */
function onPath(group: string, motion: MotionPath, start: ImagePoint, context: ToolContext): Gesture | null {
  const { keys, scale, chosen } = context
  const drag = (more: Omit<Drag, 'group' | 'before' | 'start' | 'scale'>): Gesture =>
    dragPath({ group, before: motion, start, scale, ...more })
  const point = anchorNear(motion, start, GRAB_PX / scale)
  if (point !== null) return onPoint(point, motion, context, drag)
  const hit = curveNear(motion, start, CURVE_PX / scale)
  if (!hit) return null
  if (keys.alt) return drag({ chosen, move: (by) => moved(motion, [], by) })
  if (keys.ctrl !== true && !context.again) return null
  const longer = inserted(motion, hit.after, hit.place)
  if (longer === motion) return null
  const index = hit.after + 1
  return drag({ chosen: [index], click: () => longer, move: (by) => moved(longer, [index], by) })
}

function onPoint(
  point: number,
  motion: MotionPath,
  { keys, chosen }: ToolContext,
  drag: (more: Omit<Drag, 'group' | 'before' | 'start' | 'scale'>) => Gesture,
): Gesture {
  const isChosen = chosen.includes(point)
  if (keys.alt) {
    const other = motion.anchors[point]?.kind === 'corner' ? 'smooth' : 'corner'
    return drag({
      chosen: [point],
      click: () => withKind(motion, [point], other),
      move: (by) => moved(motion, [], by),
    })
  }
  const together = isChosen ? chosen : keys.shift ? [...chosen, point] : [point]
  const clicked = keys.shift && isChosen ? chosen.filter((other) => other !== point) : together
  return drag({
    origin: motion.anchors[point],
    chosen: together,
    // A click on one of several chosen points chooses it alone; what Shift says stands.
    clicked: keys.shift ? clicked : [point],
    move: (by) => moved(motion, together, by),
  })
}

/** What a press beside the chosen area's own path begins. */
function onGround(group: Group, start: ImagePoint, context: ToolContext): Gesture {
  const { keys, chosen, scale } = context
  if (keys.shift && group.path) return chooseInBox(group.id, group.path, start, chosen)
  const onCurve = group.path !== null && curveNear(group.path, start, CURVE_PX / scale) !== null
  return drawOrClick({
    ...{ group, start, scale, chosen },
    // A click on the own curve may become a double click, and begins no path.
    starts: !onCurve,
    other: onCurve ? null : areaUnder(start, context),
  })
}

/** Another visible area whose path is under the pointer; the last one lies on top. */
function areaUnder(place: ImagePoint, { project, area, scale }: ToolContext): string | null {
  const under = project.groups.findLast(
    ({ id, path: other, visible }) =>
      id !== area &&
      visible &&
      other !== null &&
      (anchorNear(other, place, GRAB_PX / scale) !== null || curveNear(other, place, CURVE_PX / scale)),
  )
  return under?.id ?? null
}

/** Where the chosen area has no path to draw, a press on another area's path chooses that area. */
function otherPath(start: ImagePoint, context: ToolContext): Gesture | null {
  const area = areaUnder(start, context)
  return area === null
    ? null
    : { move: () => undefined, preview: () => null, finish: () => null, area: () => area }
}
