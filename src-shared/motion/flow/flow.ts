import { ease } from '../../geometry/easing.ts'
import { clamp } from '../../geometry/point.ts'
import { lengthOf } from '../../geometry/polyline.ts'
import { FLOW_LEAST_TAPER_PX, FLOW_STRETCH, FLOW_TAPER_PX, FLOW_TAPER_SHARE } from '../../limits.ts'
import type { Canvas } from '../compose.ts'
import { runsOf, type Runs } from '../runs.ts'
import type { Mover, Scene } from '../scene.ts'
import { boxesOf } from '../surroundings.ts'
import { drawSpans, twoWays, type Spans, type TwoWays } from './draw.ts'
import { patchOf, type Patch } from './patch.ts'
import { nodeDepths, STREAM_KEYS, streamsOf, type Streams } from './streams.ts'
import { vividOf } from './vivid.ts'

/** An area whose texture flows along a way, within a share of the clip's time. */
export interface Flowing extends Pick<Mover, 'label' | 'path' | 'easing'> {
  /** When it flows, as shares of the clip, start before end: all of it where nothing is said. */
  readonly start?: number
  readonly end?: number
}

/** A flowing area made ready for its frames. */
export interface Flow extends Pick<Mover, 'easing'> {
  readonly start: number
  readonly end: number
  /** Times that the texture sets off anew in a clip. */
  readonly cycles: number
  readonly spans: Spans
  readonly patch: Patch
  /** The patch with the contrast that mixing takes away. */
  readonly vivid: Int32Array<ArrayBuffer>
  readonly streams: Streams
  /** Memory for a frame. */
  readonly ways: TwoWays
  readonly mixed: Int32Array<ArrayBuffer>
}

/**
 * Makes the areas that flow ready. The texture goes on along the path for its whole length in a clip, in whole cycles:
 * each time it sets off from the photo, and while it goes it fades over into the next time's. So it ends as it began.
 * Pixels in `vacated` belong to what moves away over them, and stay as they are.
 */
export function planFlows(scene: Scene, flowing: readonly Flowing[], vacated: Iterable<Runs>): Flow[] {
  if (flowing.length === 0) return []
  const labels = scene.labels.slice()
  for (const runs of vacated) {
    for (let r = 0; r < runs.length; r += 2) labels.fill(0, runs[r], runs[r + 1])
  }
  const boxes = boxesOf(scene, labels)
  const unit = Math.sqrt((scene.width * scene.height) / (1280 * 720))
  return flowing.flatMap(({ label, path, easing, start = 0, end = 1 }) => {
    const box = boxes.get(label)
    const length = lengthOf(path)
    if (!box || length === 0) return []
    const own = labels.map((each) => (each === label ? 1 : 0))
    const mostTaper = Math.max(FLOW_LEAST_TAPER_PX, FLOW_TAPER_PX * unit)
    const patch = patchOf(scene, own, box, Math.ceil(Math.min(length, FLOW_STRETCH * mostTaper)) + RIM_PX)
    const depths = nodeDepths(patch)
    const deepest = depths.depths.reduce((most, depth) => Math.max(most, depth), 0)
    const taper = clamp(FLOW_TAPER_SHARE * deepest, FLOW_LEAST_TAPER_PX, mostTaper)
    // Another size of the same picture has as many cycles, for all its rounding.
    const cycles = Math.max(1, Math.ceil(length / (FLOW_STRETCH * taper) - 0.01))
    const travel = length / cycles
    const streams = streamsOf(patch, depths, path, travel, taper)
    return {
      easing,
      start,
      end,
      cycles,
      spans: spansOf(own, scene.width),
      patch,
      vivid: vividOf(patch, streams, travel),
      streams,
      ways: twoWays(streams),
      mixed: new Int32Array(patch.words.length),
    }
  })
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
  { easing, start, end, cycles }: Pick<Flow, 'easing' | 'start' | 'end' | 'cycles'>,
  phase: number,
): number {
  if (phase <= start || phase >= end) return 0
  const gone = cycles * ease(easing, (phase - start) / (end - start))
  return gone - Math.floor(gone)
}

/** Whether anything of them differs from the photo. */
export const isFlowing = (flows: readonly Flow[], phase: number): boolean =>
  flows.some((flow) => cycleAt(flow, phase) > 0)

/** Draws the areas as they are when so much of the clip (0 to 1) has gone by. Only their own pixels are written. */
export function drawFlows(canvas: Canvas, flows: readonly Flow[], phase: number): void {
  for (const flow of flows) {
    const share = cycleAt(flow, phase)
    if (share > 0) drawFlow(canvas, flow, share)
  }
}

/** What evenly mixed textures are short of, at other mixtures: 0 where one is alone, 1 where both are even. */
const lackOfContrast = (share: number): number => (1 / Math.hypot(1 - share, share) - 1) / (Math.SQRT2 - 1)

function drawFlow(canvas: Canvas, { spans, patch, vivid, streams, ways, mixed }: Flow, share: number): void {
  setWay(ways.ax, streams.backX, share)
  setWay(ways.ay, streams.backY, share)
  setWay(ways.bx, streams.aheadX, 1 - share)
  setWay(ways.by, streams.aheadY, 1 - share)
  mixPictures(mixed, patch.words, vivid, lackOfContrast(share))
  drawSpans(canvas, spans, patch, mixed, ways, share)
}

/** The way of every node after a share of a cycle, straight from key to key. */
function setWay(out: Float32Array, keys: readonly Float32Array[], share: number): void {
  const place = Math.min(share * STREAM_KEYS, STREAM_KEYS - 1e-6)
  const key = Math.floor(place)
  const rest = place - key
  const from = keys[key]!
  const to = keys[key + 1]!
  for (let i = 0; i < out.length; i++) out[i] = from[i]! + (to[i]! - from[i]!) * rest
}

const PAIR = 0x00ff00ff
const HALVES = 0x00800080

function mixPictures(out: Int32Array, from: Int32Array, into: Int32Array, share: number): void {
  const weight = Math.round(share * 256)
  const rest = 256 - weight
  for (let i = 0; i < out.length; i++) {
    const a = from[i]!
    const b = into[i]!
    const even = Math.imul(a & PAIR, rest) + Math.imul(b & PAIR, weight) + HALVES
    const odd = Math.imul((a >>> 8) & PAIR, rest) + Math.imul((b >>> 8) & PAIR, weight) + HALVES
    out[i] = ((even >>> 8) & PAIR) | (odd & ~PAIR)
  }
}
