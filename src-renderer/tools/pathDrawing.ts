import type { Anchor, MotionPath } from '../../src-shared/geometry/path.ts'
import { distance, type ImagePoint } from '../../src-shared/geometry/point.ts'
import { anchorsFromStroke } from '../../src-shared/geometry/simplify.ts'
import { MAX_PATH_POINTS, MIN_PATH_POINTS } from '../../src-shared/limits.ts'
import { changePath, drawPath } from '../../src-shared/project/edits.ts'
import type { AreaId, Group } from '../../src-shared/project/project.ts'
import { SLIP_PX } from './pathPoints.ts'
import type { Gesture } from './tool.ts'

/** How far a drawn path's curve may stay from the hand's way, screen pixels. */
const SMOOTHING_PX = 1.5

interface Ground {
  readonly group: Group
  readonly start: ImagePoint
  readonly scale: number
  readonly chosen: readonly number[]
  /** Whether a click here begins a path. */
  readonly starts: boolean
  /** Another area, whose path is under the pointer: a click chooses it. */
  readonly other: AreaId | null
}

/**
 * A press on empty ground. Dragged, it draws the path anew, freehand. A mere click goes on from the path's chosen last
 * point; with other points chosen it lets go of them, else it begins a path that goes from click to click.
 */
export function drawOrClick(ground: Ground): Gesture {
  const { group, start, scale, chosen } = ground
  const way: ImagePoint[] = [start]
  const drawn = (tolerance: number): MotionPath => ({
    anchors: anchorsFromStroke(way, tolerance / scale),
    easing: group.path?.easing ?? 'linear',
  })
  let isDrag = false
  return {
    chosen: () => [],
    area: () => (isDrag ? null : ground.other),
    move(points) {
      way.push(...points)
      isDrag ||= points.some((point) => distance(point, start) * scale >= SLIP_PX)
    },
    preview: () =>
      isDrag ? { kind: 'path', group: group.id, path: drawn(SMOOTHING_PX / 2), chosen: [] } : null,
    finish: () => (isDrag ? drawPath(group.id, drawn(SMOOTHING_PX)) : null),
    release() {
      if (isDrag || !ground.starts || ground.other !== null) return null
      const count = group.path?.anchors.length ?? 0
      const goesOn = chosen.length === 1 && chosen[0] === count - 1 && count < MAX_PATH_POINTS
      if (goesOn) return clickOn(ground, group.path?.anchors ?? [])
      return chosen.length > 0 ? null : clickOn(ground, [])
    },
  }
}

/** A path from click to click behind the points that there are: straight from one to the next, and freehand where the button is held. */
function clickOn({ group, start, scale }: Ground, before: readonly Anchor[]): Gesture {
  /** What each click has added. */
  const clicks: (readonly Anchor[])[] = [[cornerAt(start)]]
  let pointer = start
  /** The way of the pointer since the last press, while its button is down. */
  let held: ImagePoint[] | null = null
  const anchors = (): Anchor[] => [...before, ...clicks.flat()]
  const pathOf = (list: readonly Anchor[]): MotionPath => ({
    anchors: list,
    easing: group.path?.easing ?? 'linear',
  })
  const freehand = (way: readonly ImagePoint[]): Anchor[] =>
    anchorsFromStroke(way, SMOOTHING_PX / scale).slice(1)
  return {
    chosen: () => [anchors().length - 1],
    move(points) {
      pointer = points.at(-1) ?? pointer
      held?.push(...points)
    },
    preview() {
      const list = anchors()
      return {
        ...{ kind: 'path', group: group.id, chosen: [list.length - 1] },
        path: pathOf([...list, ...(held ? freehand(held) : [cornerAt(pointer)])]),
      }
    },
    finish() {
      const list = anchors()
      if (list.length < MIN_PATH_POINTS) return null
      const path = pathOf(list)
      return before.length > 0 ? changePath(group.id, () => path) : drawPath(group.id, path)
    },
    clicks: {
      press(point, again) {
        pointer = point
        const end = anchors().at(-1)
        if (again || (end && distance(end, point) * scale < SLIP_PX)) return 'done'
        clicks.push([cornerAt(point)])
        held = [point]
        return anchors().length < MAX_PATH_POINTS ? 'goes-on' : 'done'
      },
      release() {
        const way = held ?? []
        held = null
        const piece = freehand(way)
        // From where the button was let go the next click goes on, straight.
        if (way.some((point) => distance(point, way[0] ?? point) * scale >= SLIP_PX)) {
          clicks[clicks.length - 1] = [...(clicks.at(-1) ?? []), ...piece]
        }
      },
      back() {
        if (clicks.length === 1) return 'nothing-left'
        clicks.pop()
        return 'goes-on'
      },
    },
  }
}

const cornerAt = ({ x, y }: ImagePoint): Anchor => ({ x, y, kind: 'corner' })
