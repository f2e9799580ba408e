import type { Size } from '../geometry/point.ts'
import { REST_BLEND_PX } from '../limits.ts'
import { changesItself } from './areas.ts'
import { drawLayer, fadeRunsBack, keepRuns, rowsTouched, type Canvas } from './compose.ts'
import type { Layer } from './layer.ts'
import { runsWithin, type Runs } from './runs.ts'
import type { Mover } from './scene.ts'
import { widened } from './surroundings.ts'
import { awayOf, drawTurned, rowsTurned, type Turning } from './turning.ts'
import type { Placement } from './timing.ts'

/** A sliding area made ready: its layer, and what it leaves behind. */
export interface Slider extends Pick<Mover, 'path' | 'easing' | 'movement'> {
  readonly layer: Layer
  /** Null for one that never turns nor changes its size. */
  readonly turning: Turning | null
  /** What its area has left behind on the plate. */
  readonly vacated: Runs
  /** Where it stands in front of the frozen area, the frozen pixels that it touches near its rest; else null. */
  readonly inFront: FrozenNear | null
}

interface FrozenNear {
  readonly runs: Runs
  /** Memory for what is behind the slider there: one word a pixel, one run after the other. */
  readonly behind: Int32Array<ArrayBuffer>
}

interface Place {
  readonly scene: Size
  readonly vacated: Runs
  readonly frozen: Runs
}

/** An area's cut-out made ready. `turning` is costly, and made for those that turn or change their size. */
interface Made {
  readonly layer: Layer
  readonly turning: () => Turning
}

/** An area's slider, with what of the scene it needs: what it has left behind, and the frozen pixels. */
export function sliderOf(mover: Mover, { layer, turning }: Made, place: Place): Slider {
  const { scene, vacated, frozen } = place
  const { path, easing, movement } = mover
  return {
    path,
    easing,
    ...(movement && { movement }),
    layer,
    turning: movement && changesItself(movement) ? turning() : null,
    vacated,
    inFront: movement?.inFront ? frozenNear(layer, frozen, scene) : null,
  }
}

function frozenNear(layer: Layer, frozen: Runs, scene: Size): FrozenNear {
  const runs = runsWithin(frozen, widened(layer, Math.ceil(REST_BLEND_PX) + 1, scene), scene)
  let count = 0
  for (let r = 0; r < runs.length; r += 2) count += runs[r + 1]! - runs[r]!
  return { runs, behind: new Int32Array(count) }
}

/** A slider at a moment. */
export interface PlacedSlider extends Slider {
  readonly at: Placement
}

const isTurned = ({ angle, scale }: Placement): boolean => angle !== 0 || scale !== 1

export function drawSlider(canvas: Canvas, { layer, turning, at }: PlacedSlider): void {
  if (turning && isTurned(at)) drawTurned(canvas, turning, at)
  else drawLayer(canvas, layer, at)
}

/**
 * Draws a slider that stands in front of the frozen area, over all that is there. Near its rest it fades out on frozen
 * pixels, since at rest these are the photo's: its soft rim lies there only when it has come away.
 */
export function drawInFront(canvas: Canvas, slider: PlacedSlider): void {
  const share = restShare(slider)
  const near = share > 0 ? slider.inFront : null
  if (near) keepRuns(near.behind, canvas.words, near.runs)
  drawSlider(canvas, slider)
  if (near) fadeRunsBack(canvas.words, near.behind, near.runs, share)
}

/** The rows of the picture that it can touch: first, and after the last. */
export const rowsOf = ({ layer, turning, at }: PlacedSlider, size: Size): [number, number] =>
  turning && isTurned(at) ? rowsTurned(turning, at, size) : rowsTouched(layer, at, size)

/** How far the photo shines through behind a slider: the nearer to its rest the more. */
export const restShare = ({ turning, at }: PlacedSlider): number =>
  Math.max(0, 1 - awayOf(at, turning?.radius ?? 0) / REST_BLEND_PX)
