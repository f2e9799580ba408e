import type { Size } from '../geometry/point.ts'
import { REST_BLEND_PX, STATIC_LABEL } from '../limits.ts'
import { areasOf } from './areas.ts'
import { setSources, sourceGrid, withinLimit, type Bend, type SourceGrid } from './bend/field.ts'
import { warp } from './bend/warp.ts'
import { weightsOf, type Weights } from './bend/weights.ts'
import { canvasOf, copyRuns, drawLayer, fadeRuns, rowsTouched, type Canvas } from './compose.ts'
import { makeAnew, type Keep } from './keep.ts'
import { layerOf, type Layer } from './layer.ts'
import { featheredCutOut } from './matte.ts'
import { plateOf } from './plate.ts'
import { refinedCutOut } from './refine.ts'
import { runsOf, type Runs } from './runs.ts'
import type { Mover, Scene } from './scene.ts'
import { displacementAt, type Displacement, type Moment } from './timing.ts'

interface PlannedMover extends Pick<Mover, 'path' | 'easing'> {
  readonly layer: Layer
  /** What its area has left behind on the plate. */
  readonly vacated: Runs
}

interface PlannedBends {
  readonly areas: readonly (Pick<Mover, 'path' | 'easing'> & { readonly weights: Weights })[]
  readonly grid: SourceGrid
  readonly ground: Canvas
}

/** A scene made ready: what every frame of it shares. */
export interface FramePlan extends Size {
  readonly photo: Canvas
  readonly plate: Canvas
  readonly frozen: Runs
  /** From back to front. */
  readonly movers: readonly PlannedMover[]
  /** What bends, and memory for its frames; null where nothing does. */
  readonly bent: PlannedBends | null
}

/**
 * Makes a scene ready for its frames. The plate is filled smoothly at first; texture can be laid into it later. `keep`:
 * from where a scene of the same pixels, areas and edges takes what does not depend on its movers' ways.
 */
export function planFrames(scene: Scene, keep = makeAnew): FramePlan {
  const { sliding, bending, around } = areasOf(scene, keep)
  const moving = new Set(around.keys())
  const among = [...moving].sort().join()
  const plate = keep(`plate ${among}`, () => plateOf(scene, around))
  const cutOut = scene.refineEdges ? refinedCutOut : featheredCutOut
  const { width, height } = scene
  return {
    width,
    height,
    photo: canvasOf(scene, scene.pixels),
    plate: canvasOf(scene, plate.pixels),
    frozen: keep('frozen', () => runsOf(scene.labels, [STATIC_LABEL]).get(STATIC_LABEL)!),
    movers: sliding.map(({ label, path, easing }) => ({
      path,
      easing,
      layer: keep(`layer ${label} among ${among}`, () =>
        layerOf(cutOut(scene, label, moving, around.get(label)!)),
      ),
      vacated: plate.vacated.get(label)!,
    })),
    bent: planBends(scene, bending, keep),
  }
}

function planBends(scene: Scene, bending: readonly Mover[], keep: Keep): PlannedBends | null {
  if (bending.length === 0) return null
  const labels = bending.map(({ label }) => label).sort()
  const weights = keep(`weights ${labels.join()}`, () => weightsOf(scene, scene.labels, labels))
  return {
    areas: bending.map(({ label, path, easing }) => ({ path, easing, weights: weights.get(label)! })),
    grid: sourceGrid(scene),
    ground: canvasOf(scene, new Uint8ClampedArray(scene.pixels.length)),
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
  const bends = bendsAt(plan, time)
  if (fade >= 1 || (bends.length === 0 && moved.every(({ at }) => isAtRest(at)))) {
    words.set(plan.photo.words)
    return
  }
  const isBent = plan.bent !== null && bends.length > 0
  const ground = isBent ? plan.bent.ground.words : words
  ground.set(plan.plate.words)
  for (const { at, vacated } of moved) {
    fadeRuns(ground, plan.photo.words, vacated, restShare(Math.hypot(at.dx, at.dy)))
  }
  if (isBent) {
    words.set(ground)
    setSources(plan.bent.grid, bends)
    warp(words, plan.bent.ground, plan.bent.grid)
  }
  let [first, last] = isBent ? [0, plan.height] : [plan.height, 0]
  for (const { layer, at } of moved) {
    drawLayer(canvas, layer, at)
    const [top, bottom] = rowsTouched(layer, at, plan)
    first = Math.min(first, top)
    last = Math.max(last, bottom)
  }
  copyRuns(words, plan.photo.words, plan.frozen, first * plan.width, last * plan.width)
  if (fade > 0) fadeRuns(words, plan.photo.words, Int32Array.of(0, words.length), fade)
}

const isAtRest = ({ dx, dy }: Displacement): boolean => dx === 0 && dy === 0

/** The bending areas that are not at rest, and where they are, within their limits. */
function bendsAt({ bent }: FramePlan, time: number): Bend[] {
  const areas = bent?.areas ?? []
  const bends = areas.map((area) => ({
    weights: area.weights,
    at: withinLimit(displacementAt(area, time), area.weights.limitPx),
  }))
  return bends.filter(({ at }) => !isAtRest(at))
}

/** How far the photo shines through the plate behind a mover that is this far from its start. */
const restShare = (distancePx: number): number => Math.max(0, 1 - distancePx / REST_BLEND_PX)
