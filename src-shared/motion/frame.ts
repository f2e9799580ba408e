import type { Size } from '../geometry/point.ts'
import { STATIC_LABEL } from '../limits.ts'
import type { Camera } from '../project/movement.ts'
import { areasOf } from './areas.ts'
import { setSources, sourceGrid, withinLimit, type Bend, type SourceGrid } from './bend/field.ts'
import { bendLimit, type BendLimit } from './bend/limit.ts'
import { warp } from './bend/warp.ts'
import { weightsOf, type Weights } from './bend/weights.ts'
import { cameraView, isWhole, RESTING } from './camera.ts'
import { canvasOf, copyRuns, fadeRuns, type Canvas } from './compose.ts'
import { drawFlows, isFlowing, planFlows, renewFlows, type Flow } from './flow/flow.ts'
import { makeAnew, type Keep } from './keep.ts'
import { layerOf } from './layer.ts'
import { look } from './look.ts'
import { featheredCutOut } from './matte.ts'
import { plateOf } from './plate.ts'
import { refinedCutOut } from './refine.ts'
import { runsOf, type Runs } from './runs.ts'
import type { Mover, Scene } from './scene.ts'
import {
  drawInFront,
  drawSlider,
  restShare,
  rowsOf,
  sliderOf,
  type PlacedSlider,
  type Slider,
} from './slider.ts'
import { layParts, type PlatePart } from './texturedPlate.ts'
import { turningOf, type Turning } from './turning.ts'
import { isAtRest, placementAt, type Moment } from './timing.ts'

interface PlannedBends {
  readonly areas: readonly (Pick<Mover, 'path' | 'easing' | 'movement'> & {
    readonly weights: Weights
    readonly limit: BendLimit
  })[]
  readonly grid: SourceGrid
  readonly ground: Canvas
}

interface PlannedCamera {
  readonly way: Camera
  /** Memory for the picture that it looks at. */
  readonly picture: Canvas
  /** Whether frames are smaller than that. */
  readonly isNearer: boolean
}

/** A scene made ready: what every frame of it shares. */
export interface FramePlan extends Size {
  /** How large its frames are. */
  readonly shown: Size
  readonly photo: Canvas
  /** The photo as a frame shows it. */
  readonly rest: Canvas
  readonly plate: Canvas
  readonly frozen: Runs
  /** From back to front. */
  readonly movers: readonly Slider[]
  readonly flows: readonly Flow[]
  /** What bends, and memory for its frames; null where nothing does. */
  readonly bent: PlannedBends | null
  /** Null where the view rests. */
  readonly camera: PlannedCamera | null
}

/**
 * Makes a scene ready for its frames. The plate is filled smoothly at first; texture can be laid into it later. `keep`:
 * from where a scene of the same pixels, areas and edges takes what does not depend on its movers' ways.
 */
export function planFrames(scene: Scene, keep = makeAnew): FramePlan {
  const { sliding, bending, flowing, around } = areasOf(scene, keep)
  const moving = new Set(around.keys())
  const among = [...moving].sort().join()
  const plate = keep(`plate ${among}`, () => plateOf(scene, around))
  const ground = canvasOf(scene, plate.pixels)
  const cutOut = scene.refineEdges ? refinedCutOut : featheredCutOut
  const { width, height, shown = scene } = scene
  const photo = canvasOf(scene, scene.pixels)
  const frozen = keep('frozen', () => runsOf(scene.labels, [STATIC_LABEL]).get(STATIC_LABEL)!)
  return {
    width,
    height,
    shown,
    photo,
    rest: isAlike(shown, scene) ? photo : keep('rest', () => wholeView(photo, shown)),
    plate: ground,
    frozen,
    movers: sliding.map((mover) => {
      const { label } = mover
      const vacated = plate.vacated.get(label)!
      const layer = keep(`layer ${label} of ${among}`, () =>
        layerOf(cutOut(scene, label, moving, around.get(label)!)),
      )
      const turning = (): Turning => keep(`turning ${label} of ${among}`, () => turningOf(layer))
      return sliderOf(mover, { layer, turning }, { scene, vacated, frozen })
    }),
    flows: keep(
      `flows among ${among}`,
      () => planFlows(scene, flowing, ground, [...plate.vacated.values()]),
      numbersOf(flowing),
    ),
    bent: planBends(scene, bending, keep),
    camera: planCamera(scene, shown, keep),
  }
}

const isAlike = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height

/** Where frames are smaller than the scene, it takes a view to make them, be it of the whole. */
function planCamera(scene: Scene, shown: Size, keep: Keep): PlannedCamera | null {
  const isNearer = !isAlike(shown, scene)
  const way = scene.camera ?? (isNearer ? RESTING : null)
  return way && { way, picture: keep('picture', () => blank(scene)), isNearer }
}

/** The whole of a picture at another size. */
function wholeView(picture: Canvas, size: Size): Canvas {
  const out = blank(size)
  look(out, picture, cameraView(RESTING, picture, 0))
  return out
}

/** Lays texture into the holes of the plate, and into what flows there. */
export function layTexture(plan: FramePlan, parts: readonly PlatePart[]): void {
  layParts(plan.plate, parts)
  if (parts.length > 0) renewFlows(plan.flows, plan.plate)
}

/** All that movers are made of, as a text that differs where they do. */
const numbersOf = (movers: readonly Mover[]): string =>
  JSON.stringify(movers, (_key, value: unknown) =>
    value instanceof Float64Array || value instanceof Float32Array ? Array.from(value) : value,
  )

function planBends(scene: Scene, bending: readonly Mover[], keep: Keep): PlannedBends | null {
  if (bending.length === 0) return null
  const labels = bending.map(({ label }) => label).sort()
  const weights = keep(`weights ${labels.join()}`, () => weightsOf(scene, scene.labels, labels))
  return {
    areas: bending.map((mover) => {
      const own = weights.get(mover.label)!
      return { ...mover, weights: own, limit: bendLimit(mover, own) }
    }),
    grid: sourceGrid(scene),
    ground: keep('ground', () => blank(scene)),
  }
}

const blank = (size: Size): Canvas => canvasOf(size, new Uint8ClampedArray(size.width * size.height * 4))

/**
 * Renders one moment into `out` (RGBA, row by row). A mover near its start stands before the photo instead of the
 * plate, the more so the nearer it is, so that a frame in which nothing has moved is the photo, byte for byte.
 * Frozen pixels are the photo's in every frame, but where an area goes in front of them and where the camera moves.
 */
export function renderFrame(plan: FramePlan, moment: Moment, out: Uint8ClampedArray): void {
  const canvas = canvasOf(plan.shown, out)
  const { words } = canvas
  if (moment.fade >= 1) {
    words.set(plan.rest.words)
    return
  }
  const { camera } = plan
  const view = camera && cameraView(camera.way, plan, moment.time)
  if (!view || (!camera.isNearer && isWhole(view, plan))) compose(plan, moment, canvas)
  else {
    compose(plan, moment, camera.picture)
    look(canvas, camera.picture, view)
  }
  if (moment.fade > 0) fadeRuns(words, plan.rest.words, Int32Array.of(0, words.length), moment.fade)
}

/** The whole picture at a moment, as it is before the camera. */
function compose(plan: FramePlan, moment: Moment, canvas: Canvas): void {
  const { words } = canvas
  const placed = plan.movers.map((mover) => ({ ...mover, at: placementAt(mover, moment) }))
  const bends = bendsAt(plan, moment)
  if (bends.length === 0 && placed.every(({ at }) => isAtRest(at)) && !isFlowing(plan.flows, moment.phase)) {
    words.set(plan.photo.words)
    return
  }
  const isBent = layGround(plan, canvas, placed, bends)
  if (isFlowing(plan.flows, moment.phase)) {
    drawFlows(canvas, plan.flows, moment.phase)
    showRests(plan, words, placed)
  }
  let [first, last] = isBent ? [0, plan.height] : [plan.height, 0]
  for (const slider of placed) {
    if (slider.inFront) continue
    drawSlider(canvas, slider)
    const [top, bottom] = rowsOf(slider, plan)
    first = Math.min(first, top)
    last = Math.max(last, bottom)
  }
  copyRuns(words, plan.photo.words, plan.frozen, first * plan.width, last * plan.width)
  for (const slider of placed) if (slider.inFront) drawInFront(canvas, slider)
}

/** Has the photo shine through around what is near its rest. */
function showRests({ photo }: FramePlan, words: Int32Array, placed: readonly PlacedSlider[]): void {
  for (const slider of placed) fadeRuns(words, photo.words, slider.vacated, restShare(slider))
}

/** Writes what is behind the layers: the plate, and what bends. True where anything of it is bent. */
function layGround(
  plan: FramePlan,
  { words }: Canvas,
  placed: readonly PlacedSlider[],
  bends: readonly Bend[],
): boolean {
  const { plate, bent } = plan
  const isBent = bent !== null && bends.length > 0
  const ground = isBent ? bent.ground.words : words
  ground.set(plate.words)
  showRests(plan, ground, placed)
  if (!isBent) return false
  words.set(ground)
  setSources(bent.grid, bends)
  warp(words, bent.ground, bent.grid)
  return true
}

/** The bending areas that are not at rest, and where they are, within their limits. */
function bendsAt({ bent }: FramePlan, moment: Moment): Bend[] {
  const areas = bent?.areas ?? []
  const bends = areas.map((area) => ({
    weights: area.weights,
    at: withinLimit(placementAt(area, moment), area.weights.limitPx),
  }))
  return bends.filter(({ at }) => at.dx !== 0 || at.dy !== 0)
}
