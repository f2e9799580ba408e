import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import type { MotionPath } from '../../src-shared/geometry/path.ts'
import type { LabelMap } from '../../src-shared/labels/labelMap.ts'
import type { Edit } from '../../src-shared/project/edits.ts'
import type { AreaId, GroupId, Project } from '../../src-shared/project/project.ts'

export type ToolId = 'brush' | 'eraser' | 'path' | 'hand'

/** What a gesture may know: a snapshot, so that the world cannot change under it. */
export interface ToolContext {
  readonly project: Project
  readonly area: AreaId
  readonly brushPx: number
  /** Screen pixels for each photo pixel: how near is near enough. */
  readonly scale: number
}

/** What is shown of a gesture before it is finished. */
export type Preview =
  | { readonly kind: 'labels'; readonly map: LabelMap; readonly tiles: readonly number[] }
  | {
      readonly kind: 'path'
      readonly group: GroupId
      readonly path: MotionPath
      readonly anchor: number | null
    }

/** A press, its moves and its release. Forgetting it cancels it: nothing is written before `finish`. */
export interface Gesture {
  readonly move: (points: readonly ImagePoint[]) => void
  readonly preview: () => Preview | null
  /** The edit it comes to; null when nothing has changed. */
  readonly finish: () => Edit | null
  /** The path point it leaves chosen, if it is about one. */
  readonly anchor?: number
}

/** Why a tool does nothing here; the hint beside the canvas says it. */
export type Refusal = 'locked' | 'frozenHasNoPath'

export interface Tool {
  readonly id: ToolId
  readonly cursor: 'ring' | 'crosshair' | 'grab'
  readonly refusal: (context: ToolContext) => Refusal | null
  readonly begin: (point: ImagePoint, context: ToolContext) => Gesture | null
}
