import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import type { MotionPath } from '../../src-shared/geometry/path.ts'
import type { LabelMap } from '../../src-shared/labels/labelMap.ts'
import type { ObjectSpans, ObjectTask } from '../../src-shared/labels/object/selectObject.ts'
import type { Picture } from '../../src-shared/labels/wand.ts'
import type { Edit } from '../../src-shared/project/edits.ts'
import type { Frame, Framing } from '../../src-shared/photo/frame.ts'
import type { AreaId, GroupId, Project } from '../../src-shared/project/project.ts'

export type ToolId =
  | 'brush'
  | 'eraser'
  | 'lasso'
  | 'polygon'
  | 'rectangle'
  | 'ellipse'
  | 'fill'
  | 'wand'
  | 'object'
  | 'path'
  | 'hand'
  | 'crop'
  | 'zoom'

/** A place on the photo that a pointer came by. */
export interface Sample extends ImagePoint {
  /** How hard a pen is pressed, 0 to 1; not there where nothing is to follow from it. */
  readonly pressure?: number
}

/** Keys held during a gesture; they may change from move to move. */
export interface HeldKeys {
  readonly shift: boolean
  readonly alt: boolean
  /** Ctrl, or Cmd on a Mac. */
  readonly ctrl?: boolean
}

/** What a gesture may know: a snapshot, so that the world cannot change under it. */
export interface ToolContext {
  readonly project: Project
  readonly area: AreaId
  readonly brushPx: number
  /** Length of the string that the brush is pulled on, photo pixels; 0: it is where the hand is. */
  readonly stringPx: number
  /** Screen pixels for each photo pixel: how near is near enough. */
  readonly scale: number
  /** Begun with the right button: what would be painted is taken away. */
  readonly erase: boolean
  /** Painting leaves pixels of other areas alone. */
  readonly onlyEmpty: boolean
  readonly keys: HeldKeys
  /** The second press of a double click. */
  readonly again: boolean
  /** The chosen points of the area's path, by number. */
  readonly chosen: readonly number[]
  /** Where the last stroke ended: a straight line may go on from there. */
  readonly lastEnd: ImagePoint | null
  /** The photo's pixels, for tools that look at colours; null while they are not there. */
  readonly picture: () => Picture | null
  /** Looks for the thing in a box, which takes a while; null: nothing stands out in it. Rejects once stopped. */
  readonly findObject: (task: ObjectTask, stop: AbortSignal) => Promise<ObjectSpans | null>
  /** How unlike a colour may be and still count as like, 0 to 255. */
  readonly tolerance: number
  /** Like pixels count only where they hang together. */
  readonly contiguous: boolean
  /** The frame on a photo that is being cut. */
  readonly framing: Framing | null
}

/** What is shown of a gesture before it is finished. */
export type Preview =
  | { readonly kind: 'labels'; readonly map: LabelMap; readonly tiles: readonly number[] }
  | { readonly kind: 'outline'; readonly points: readonly ImagePoint[] }
  | {
      readonly kind: 'path'
      readonly group: GroupId
      readonly path: MotionPath
      readonly chosen: readonly number[]
      /** The corners of a box that points are chosen by. */
      readonly box?: readonly ImagePoint[]
    }

/** What a gesture wants to see: nearer or farther around a place, or a box as large as it goes. */
export type Look =
  | { readonly kind: 'zoom'; readonly at: ImagePoint; readonly factor: number }
  | { readonly kind: 'box'; readonly corners: readonly [ImagePoint, ImagePoint] }

/** A press, its moves and its release. Forgetting it cancels it: nothing is written before `finish`. */
export interface Gesture {
  readonly move: (points: readonly Sample[], keys: HeldKeys) => void
  readonly preview: () => Preview | null
  /** The edit it comes to; null when nothing has changed. */
  readonly finish: () => Edit | null
  /**
   * Of a gesture whose edit takes a while: asked in place of `finish`, once. Its preview stays meanwhile; where the
   * person stops it or the project changes under it, nobody waits any more and `stop` says so.
   */
  readonly finishLater?: (stop: AbortSignal) => Promise<Edit | Miss | null>
  /** The path points that it leaves chosen, asked at its end. Where it says nothing, it begins by letting go of all. */
  readonly chosen?: () => readonly number[]
  /** Another area that it chooses, asked at its end; null: none. */
  readonly area?: () => AreaId | null
  /** What goes on from click to click once the button is released; null: it ends here. */
  readonly release?: () => Gesture | null
  /** Of a gesture that goes from click to click, and ends by Enter or a double click. */
  readonly clicks?: {
    /** A further press. Says whether it was the last one. */
    readonly press: (point: ImagePoint, again?: boolean) => 'goes-on' | 'done'
    /** The button of a further press is let go. */
    readonly release?: () => void
    /** Takes the last click back, where it is not the first one. */
    readonly back: () => 'goes-on' | 'nothing-left'
  }
  /** Where a stroke has come to, for a straight line from there. */
  readonly end?: () => ImagePoint
  /** Of a gesture that looks and edits nothing: the view that it ends in. */
  readonly look?: () => Look
  /** The tolerance that the hand has found. */
  readonly tolerance?: () => number
  /** The photo's frame as it is now; cancelling the gesture puts it back. */
  readonly frame?: () => Frame
}

/** Why a gesture came to nothing, where that is worth a word; the hint beside the canvas says it. */
export type Miss = 'nothingFound' | 'searchFailed'

/** Why a tool does nothing here; the hint beside the canvas says it. */
export type Refusal = 'locked' | 'frozenHasNoPath'

export interface Tool {
  readonly id: ToolId
  readonly cursor: 'ring' | 'crosshair' | 'grab' | 'zoom-in'
  /** Whether the right button takes away what the left one paints. */
  readonly rightErases: boolean
  readonly refusal: (context: Pick<ToolContext, 'project' | 'area'>) => Refusal | null
  readonly begin: (point: Sample, context: ToolContext) => Gesture | null
}
