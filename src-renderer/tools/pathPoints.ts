import { anchorsIn } from '../../src-shared/geometry/pathHits.ts'
import type { MotionPath } from '../../src-shared/geometry/path.ts'
import { distance, type ImagePoint } from '../../src-shared/geometry/point.ts'
import { changePath } from '../../src-shared/project/edits.ts'
import type { GroupId } from '../../src-shared/project/project.ts'
import type { Gesture } from './tool.ts'

/** A drag shorter than this is a click, screen pixels. */
export const SLIP_PX = 4
/** A point that is pressed and not moved stays where it is: a hand trembles by this much, screen pixels. */
const TREMBLE_PX = 2

/** A drag of a path's points. */
export interface Drag {
  readonly group: GroupId
  readonly before: MotionPath
  /** Where the pointer was pressed. */
  readonly start: ImagePoint
  /** The place that comes under the pointer, where it is not the one pressed. */
  readonly origin?: ImagePoint | undefined
  readonly scale: number
  /** The points that it leaves chosen. */
  readonly chosen: readonly number[]
  /** Those that a mere click leaves chosen, where they are others. */
  readonly clicked?: readonly number[]
  /** What a mere click changes. */
  readonly click?: () => MotionPath
  /** The path moved by so much. */
  readonly move: (by: ImagePoint) => MotionPath
}

export function dragPath(drag: Drag): Gesture {
  const { group, before, start, origin = start, scale } = drag
  let place: ImagePoint | null = null
  const now = (): MotionPath =>
    place ? drag.move({ x: place.x - origin.x, y: place.y - origin.y }) : (drag.click?.() ?? before)
  const chosen = (): readonly number[] => (place ? drag.chosen : (drag.clicked ?? drag.chosen))
  return {
    chosen,
    move(points) {
      const last = points.at(-1)
      if (last && (place || distance(last, start) * scale >= TREMBLE_PX)) place = last
    },
    preview: () => ({ kind: 'path', group, path: now(), chosen: drag.chosen }),
    finish() {
      const after = now()
      return after === before ? null : changePath(group, () => after)
    },
  }
}

/** Chooses the points in a box that is dragged open, and those that were chosen before. */
export function chooseInBox(
  group: GroupId,
  motion: MotionPath,
  start: ImagePoint,
  before: readonly number[],
): Gesture {
  let end = start
  const chosen = (): readonly number[] => [...new Set([...before, ...anchorsIn(motion, start, end)])]
  return {
    chosen,
    move: (points) => void (end = points.at(-1) ?? end),
    preview: () => ({
      ...{ kind: 'path', group, path: motion, chosen: chosen() },
      box: [start, { x: end.x, y: start.y }, end, { x: start.x, y: end.y }],
    }),
    finish: () => null,
  }
}
