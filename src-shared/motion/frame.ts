import type { Size } from '../geometry/point.ts'
import { REST_BLEND_PX, STATIC_LABEL } from '../limits.ts'
import { areasOf } from './areas.ts'
import { canvasOf, copyRuns, drawLayer, fadeRuns, rowsTouched, type Canvas } from './compose.ts'
import { layerOf, type Layer } from './layer.ts'
import { featheredCutOut } from './matte.ts'
import { plateOf } from './plate.ts'
import { refinedCutOut } from './refine.ts'
import { runsOf, type Runs } from './runs.ts'
import type { Mover, Scene } from './scene.ts'
import { displacementAt, type Moment } from './timing.ts'

interface PlannedMover extends Pick<Mover, 'path' | 'easing'> {
  readonly layer: Layer
  /** What its area has left behind on the plate. */
  readonly vacated: Runs
}

/** A scene made ready: what every frame of it shares. */
export interface FramePlan extends Size {
  readonly photo: Canvas
  readonly plate: Canvas
  readonly frozen: Runs
  /** From back to front. */
  readonly movers: readonly PlannedMover[]
}

/** Makes a scene ready for its frames. The plate is filled smoothly at first; texture can be laid into it later. */
export function planFrames(scene: Scene): FramePlan {
  const { movers, around } = areasOf(scene)
  const moving = new Set(around.keys())
  const plate = plateOf(scene, around)
  const cutOut = scene.refineEdges ? refinedCutOut : featheredCutOut
  const { width, height } = scene
  return {
    width,
    height,
    photo: canvasOf(scene, scene.pixels),
    plate: canvasOf(scene, plate.pixels),
    frozen: runsOf(scene.labels, [STATIC_LABEL]).get(STATIC_LABEL)!,
    movers: movers.map(({ label, path, easing }) => ({
      path,
      easing,
      layer: layerOf(cutOut(scene, label, moving, around.get(label)!)),
      vacated: plate.vacated.get(label)!,
    })),
  }
}

/**
 * Renders one moment into `out` (RGBA, row by row). A mover near its start stands before the photo instead of the
 * plate, the more so the nearer it is, so that a frame in which nothing has moved is the photo, byte for byte.
 * Frozen pixels are the photo's in every frame: they are written last.
 */
export function renderFrame(plan: FramePlan, { time, fade }: Moment, out: Uint8ClampedArray): void {
  const canvas = canvasOf(plan, out)
  const { words } = canvas
  const moved = plan.movers.map((mover) => ({ ...mover, at: displacementAt(mover, time) }))
  if (fade >= 1 || moved.every(({ at }) => at.dx === 0 && at.dy === 0)) {
    words.set(plan.photo.words)
    return
  }
  words.set(plan.plate.words)
  for (const { at, vacated } of moved) {
    fadeRuns(words, plan.photo.words, vacated, restShare(Math.hypot(at.dx, at.dy)))
  }
  let [first, last] = [plan.height, 0]
  for (const { layer, at } of moved) {
    drawLayer(canvas, layer, at)
    const [top, bottom] = rowsTouched(layer, at, plan)
    first = Math.min(first, top)
    last = Math.max(last, bottom)
  }
  copyRuns(words, plan.photo.words, plan.frozen, first * plan.width, last * plan.width)
  if (fade > 0) fadeRuns(words, plan.photo.words, Int32Array.of(0, words.length), fade)
}

/** How far the photo shines through the plate behind a mover that is this far from its start. */
const restShare = (distancePx: number): number => Math.max(0, 1 - distancePx / REST_BLEND_PX)
