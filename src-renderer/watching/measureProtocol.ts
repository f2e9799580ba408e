import type { Size } from '../../src-shared/geometry/point.ts'
import type { FrozenReport } from '../../src-shared/measure/frozenArea.ts'
import type { WireProject } from '../../src-shared/project/wire.ts'

/** What measureWorker.ts is given, once: a clip, the project with the frozen area, and how the clip shows the photo. */
export interface ToMeasure {
  readonly url: string
  readonly project: WireProject
  /** The part of the clip that is the picture, from its top left, pixels of the clip. */
  readonly picture: Size
  readonly frames: number
  readonly fps: number
}

/** What a frozen area was held against. */
export type Reference = 'photo' | 'first'

/** What it says back: progress by frames, then the report or why there is none. */
export type FromMeasure =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly report: FrozenReport; readonly reference: Reference }
  | { readonly kind: 'failed'; readonly detail: string }
