import { ease } from '../../geometry/easing.ts'
import { clamp } from '../../geometry/point.ts'
import { lengthOf } from '../../geometry/polyline.ts'
import * as limits from '../../limits.ts'
import { PLAIN_MOVEMENT } from '../../project/movement.ts'
import type { Canvas } from '../compose.ts'
import { withinLimit } from '../bend/field.ts'
import { runsOf, type Runs } from '../runs.ts'
import type { Mover, Scene } from '../scene.ts'
import { boxesOf, type Box } from '../surroundings.ts'
import { swingAt, type Displacement } from '../timing.ts'
import { drawSpans, twoWays, type Spans, type TwoWays } from './draw.ts'
import { continueInto, patchOf, type Patch } from './patch.ts'
import { nodeDepths, STREAM_KEYS, streamsOf, type Streams } from './streams.ts'
import { vividOf } from './vivid.ts'

/** A flowing area made ready for its frames. */
export interface Flow extends Pick<Mover, 'easing' | 'movement'> {
  /** Times that the texture sets off anew in a clip; 0 where it only sways. */
  readonly cycles: number
  /** How far it sways, pixels. */
  readonly sway: Displacement
  readonly place: Place
  /** The way of one cycle. */
  readonly travelPx: number
  readonly spans: Spans
  readonly patch: Patch
  /** The patch with the contrast that mixing takes away. */
  readonly vivid: Int32Array<ArrayBuffer>
  readonly streams: Streams
  /** Memory for a frame. */
  readonly ways: TwoWays
  readonly mixed: Int32Array<ArrayBuffer>
}

/** Which pixels are an area's own (1), and the box around them. */
interface Place {
  readonly own: Uint8Array<ArrayBuffer>
  readonly box: Box
}

/**
 * Makes the areas that flow ready. The texture goes on along the path for its whole length in a clip, in whole cycles:
 * each time it sets off from the photo, and while it goes it fades over into the next time's. So it ends as it began.
 * What other areas leave behind on the plate belongs to the area that is nearest: a boat's place is water when it has gone.
 */
export function planFlows(
  scene: Scene,
  flowing: readonly Mover[],
  plate: Canvas,
  vacated: readonly Runs[],
): Flow[] {
  if (flowing.length === 0) return []
  const labels = vacated.length === 0 ? scene.labels : continued(scene, vacated)
  const boxes = boxesOf(scene, labels)
  return flowing.flatMap((mover) => {
    const box = boxes.get(mover.label)
    if (!box) return []
    return [planFlow(plate, mover, { own: labels.map((each) => (each === mover.label ? 1 : 0)), box })]
  })
}

/** The labels around what was left behind go on into it. */
function continued(scene: Scene, vacated: readonly Runs[]): Uint8Array<ArrayBuffer> {
  const words = new Int32Array(scene.labels)
  const left = new Uint8Array(words.length)
  for (const runs of vacated) {
    for (let r = 0; r < runs.length; r += 2) left.fill(1, runs[r], runs[r + 1])
  }
  for (let i = 0; i < left.length; i++) if (left[i] === 1) words[i] = 0
  continueInto(words, left, scene)
  return new Uint8Array(words)
}

/** Takes in what the plate has become: texture is laid into it later. */
export function renewFlows(flows: readonly Flow[], plate: Canvas): void {
  for (const { place, patch, vivid, streams, travelPx } of flows) {
    const now = patchOf(plate, place.own, place.box, patch.rimPx)
    patch.words.set(now.words)
    vivid.set(vividOf(now, streams, travelPx))
  }
}

function planFlow(plate: Canvas, { path, easing, movement }: Mover, place: Place): Flow {
  const { own, box } = place
  const length = path ? lengthOf(path) : 0
  const unit = Math.sqrt((plate.width * plate.height) / (1280 * 720))
  const mostTaper = Math.max(limits.FLOW_LEAST_TAPER_PX, limits.FLOW_TAPER_PX * unit)
  const reach = Math.min(length, limits.FLOW_STRETCH * mostTaper) + limits.FLOW_SWAY_SHARE * mostTaper
  const patch = patchOf(plate, own, box, Math.ceil(reach) + RIM_PX)
  const depths = nodeDepths(patch)
  const deepest = depths.depths.reduce((most, depth) => Math.max(most, depth), 0)
  const taper = clamp(limits.FLOW_TAPER_SHARE * deepest, limits.FLOW_LEAST_TAPER_PX, mostTaper)
  // Another size of the same picture has as many cycles, for all its rounding.
  const cycles = Math.ceil(length / (limits.FLOW_STRETCH * taper) - 0.01)
  const travel = cycles > 0 ? length / cycles : 0
  const streams = streamsOf(patch, depths, path, travel, taper)
  return {
    easing,
    ...(movement && { movement }),
    cycles,
    sway: withinLimit(movement?.sway ?? { dx: 0, dy: 0 }, limits.FLOW_SWAY_SHARE * taper),
    place,
    travelPx: travel,
    spans: spansOf(own, plate.width),
    patch,
    vivid: vividOf(patch, streams, travel),
    streams,
    ways: twoWays(streams),
    mixed: new Int32Array(patch.words.length),
  }
}

/** Room around the sources for the cells of nodes at their border, pixels. */
const RIM_PX = 8

function spansOf(own: Uint8Array, width: number): Spans {
  const runs = runsOf(own, [1]).get(1)!
  const spans: number[] = []
  for (let r = 0; r < runs.length; r += 2) {
    const end = runs[r + 1]!
    for (let from = runs[r]!; from < end;) {
      const row = Math.floor(from / width)
      const to = Math.min(end, (row + 1) * width)
      spans.push(row, from - row * width, to - row * width)
      from = to
    }
  }
  return Int32Array.from(spans)
}

/** How far an area is in its cycle, 0 to 1, when so much of the clip has gone by; 0 is the photo. */
export function cycleAt(
  { easing, movement, cycles }: Pick<Flow, 'easing' | 'movement' | 'cycles'>,
  phase: number,
): number {
  const { start, end } = movement ?? PLAIN_MOVEMENT
  if (phase <= start || phase >= end) return 0
  const gone = cycles * ease(easing, (phase - start) / (end - start))
  return gone - Math.floor(gone)
}

/** Whether anything of them differs from the photo. */
export const isFlowing = (flows: readonly Flow[], phase: number): boolean =>
  flows.some((flow) => cycleAt(flow, phase) > 0 || swayAt(flow, phase) !== null)

/** Draws the areas as they are when so much of the clip (0 to 1) has gone by. Only their own pixels are written. */
export function drawFlows(canvas: Canvas, flows: readonly Flow[], phase: number): void {
  for (const flow of flows) {
    const share = cycleAt(flow, phase)
    const sway = swayAt(flow, phase)
    if (share > 0 || sway) drawFlow(canvas, flow, share, sway)
  }
}

/** Where its sway has moved an area's middle; null where it is not moved. */
function swayAt({ movement, sway }: Flow, phase: number): Displacement | null {
  const swing = movement?.sway ? swingAt(movement.sway, phase) : 0
  return swing === 0 ? null : { dx: swing * sway.dx, dy: swing * sway.dy }
}

/** What evenly mixed textures are short of, at other mixtures: 0 where one is alone, 1 where both are even. */
const lackOfContrast = (share: number): number => (1 / Math.hypot(1 - share, share) - 1) / (Math.SQRT2 - 1)

function drawFlow(canvas: Canvas, flow: Flow, share: number, sway: Displacement | null): void {
  const { spans, patch, streams, ways, mixed } = flow
  const across = { least: 0, most: 0 }
  const down = { least: 0, most: 0 }
  setWay(ways.ax, streams.backX, share, across)
  setWay(ways.ay, streams.backY, share, down)
  setWay(ways.bx, streams.aheadX, 1 - share, across)
  setWay(ways.by, streams.aheadY, 1 - share, down)
  if (sway) {
    for (const way of [ways.ax, ways.bx]) addSway(way, streams.speeds, sway.dx)
    for (const way of [ways.ay, ways.by]) addSway(way, streams.speeds, sway.dy)
  }
  mixPictures(mixed, flow, lackOfContrast(share), within(across, sway?.dx ?? 0), within(down, sway?.dy ?? 0))
  drawSpans(canvas, spans, patch, mixed, ways, share)
}

/** How far sources lie to both sides of their pixels, pixels: least is 0 or less. */
interface Span {
  least: number
  most: number
}

/** A span with a sway to both sides, and a neighbour to mix with. */
const within = ({ least, most }: Span, sway: number): Span => ({
  least: Math.floor(least - Math.abs(sway)) - 1,
  most: Math.ceil(most + Math.abs(sway)) + 2,
})

/** The way of every node after a share of a cycle, straight from key to key. Widens the span to hold all. */
function setWay(out: Float32Array, keys: readonly Float32Array[], share: number, span: Span): void {
  const key = Math.min(STREAM_KEYS - 1, Math.floor(share * STREAM_KEYS))
  const rest = share * STREAM_KEYS - key
  const from = keys[key]!
  const to = keys[key + 1]!
  for (let i = 0; i < out.length; i++) {
    const way = from[i]! + (to[i]! - from[i]!) * rest
    out[i] = way
    if (way < span.least) span.least = way
    else if (way > span.most) span.most = way
  }
}

/** What has moved by `distance` is taken from as far back; towards the edge it moves less, as it flows. */
function addSway(way: Float32Array, speeds: Float32Array, distance: number): void {
  for (let i = 0; i < way.length; i++) way[i]! -= speeds[i]! * distance
}

const PAIR = 0x00ff00ff
const HALVES = 0x00800080

/** Mixes the patch with its vivid twin, as far as sources of its pixels reach. */
function mixPictures(
  out: Int32Array,
  { patch, vivid }: Pick<Flow, 'patch' | 'vivid'>,
  share: number,
  across: Span,
  down: Span,
): void {
  const { width, height, rimPx, words } = patch
  const weight = Math.round(share * 256)
  const rest = 256 - weight
  const bottom = Math.min(height, height - rimPx + down.most)
  const right = Math.min(width, width - rimPx + across.most)
  for (let y = Math.max(0, rimPx + down.least); y < bottom; y++) {
    const end = y * width + right
    for (let i = y * width + Math.max(0, rimPx + across.least); i < end; i++) {
      const a = words[i]!
      const b = vivid[i]!
      const even = Math.imul(a & PAIR, rest) + Math.imul(b & PAIR, weight) + HALVES
      const odd = Math.imul((a >>> 8) & PAIR, rest) + Math.imul((b >>> 8) & PAIR, weight) + HALVES
      out[i] = ((even >>> 8) & PAIR) | (odd & ~PAIR)
    }
  }
}
