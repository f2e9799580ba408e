import type { MotionPath } from '../geometry/path.ts'
import type { Label } from './labelMap.ts'

/** How an area stands, seen from how it was painted: moved so many pixels, turned (radians clockwise) and scaled about its middle. */
export interface Pose {
  readonly dx: number
  readonly dy: number
  readonly angle: number
  readonly scale: number
}

/**
 * The poses of an area one after the other, the first as it was painted. Between two of them nothing within
 * `radiusPx` of the area's middle goes farther than `stepPx`.
 */
export type Poses = (radiusPx: number, stepPx: number) => readonly Pose[]

/** An area and all the places that it comes to. */
export interface Mover {
  readonly label: Label
  /** The way that it goes as it is, whole. Null: it stays where it is. */
  readonly path: MotionPath | null
  /** It turns or changes its size as well: these say where it is, and the path says nothing. */
  readonly poses?: Poses
  /** What is around it so far moves with it and has to be free to, pixels; no more than the margin where it is left out. */
  readonly room?: number
}
