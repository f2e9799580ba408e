import { polylinePath } from '../../src-shared/geometry/path.ts'
import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import {
  lengthOf,
  placeAt,
  polylineOf,
  steadyLine,
  type Polyline,
} from '../../src-shared/geometry/polyline.ts'
import { slidShares } from '../../src-shared/geometry/slide.ts'
import { MAX_SAMPLES } from '../../src-shared/limits.ts'
import { samplesOf } from '../../src-shared/service/samples.ts'
import { deviationOf } from '../support/deviation.ts'
import { seeded } from '../support/random.ts'
import { figure } from './figures.ts'

const VERTICES = 900
const JITTER_PX = 0.7
const PHOTO = { width: 1920, height: 1080 }
/** The optimum's pieces are looked for up to this many vertices long: they are 12 on average. */
const WINDOW = 160

/** Curves as a hand draws them, t from 0 to 1. */
const CURVES: Readonly<Record<string, (t: number) => ImagePoint>> = {
  arc: (t) => ({ x: 200 + 600 * t, y: 700 - 380 * Math.sin(Math.PI * t) }),
  s: (t) => ({ x: 300 + 500 * t, y: 500 + 200 * Math.sin(2 * Math.PI * t) }),
  spiral: (t) => ({
    x: 900 + 400 * t * Math.cos(8 * Math.PI * t),
    y: 540 + 400 * t * Math.sin(8 * Math.PI * t),
  }),
  eight: (t) => ({ x: 900 + 500 * Math.sin(2 * Math.PI * t), y: 540 + 300 * Math.sin(4 * Math.PI * t) }),
  zigzag: (t) => ({ x: 100 + 1500 * t, y: 540 + 300 * (Math.abs(((12 * t) % 2) - 1) * 2 - 1) }),
  loops: (t) => ({
    x: 150 + 1400 * t + 130 * Math.sin(12 * Math.PI * t),
    y: 540 + 130 * Math.cos(12 * Math.PI * t),
  }),
  scribble: (t) => ({
    x: 900 + 380 * Math.sin(17 * t) + 300 * Math.sin(41 * t + 1),
    y: 540 + 250 * Math.cos(23 * t) + 180 * Math.sin(53 * t),
  }),
  handwriting: (t) => ({
    x: 150 + 1450 * t + 150 * Math.sin(28 * Math.PI * t),
    y: 540 + 220 * Math.cos(28 * Math.PI * t) + 60 * Math.sin(6 * Math.PI * t),
  }),
}

/** A curve as a pen gives it: so many points, each a little off, in half pixels. */
function drawn(curve: (t: number) => ImagePoint): ImagePoint[] {
  const random = seeded(7)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const off = (value: number): number => Math.round((value + JITTER_PX * normal()) * 2) / 2
  return Array.from({ length: VERTICES }, (_, i) => {
    const { x, y } = curve(i / (VERTICES - 1))
    return { x: off(x), y: off(y) }
  })
}

/** The least largest deviation that any MAX_SAMPLES of a line's own points can have: the shortcuts of Imai and Iri. */
function leastDeviation({ xs, ys }: Polyline): number {
  const count = xs.length
  const cut = (i: number, j: number): number => {
    const [x, y] = [xs[j]! - xs[i]!, ys[j]! - ys[i]!]
    const square = x * x + y * y
    let largest = 0
    for (let k = i + 1; k < j; k++) {
      const [px, py] = [xs[k]! - xs[i]!, ys[k]! - ys[i]!]
      const t = square > 0 ? Math.min(1, Math.max(0, (px * x + py * y) / square)) : 0
      largest = Math.max(largest, Math.hypot(px - t * x, py - t * y))
    }
    return largest
  }
  const cuts = Array.from({ length: count }, (_, i) =>
    Float64Array.from({ length: Math.min(WINDOW, count - 1 - i) }, (__, k) => cut(i, i + 1 + k)),
  )
  let best = new Float64Array(count).fill(Infinity)
  best[0] = 0
  for (let used = 1; used < MAX_SAMPLES; used++) {
    const next = best.slice()
    for (let i = 0; i < count; i++) {
      cuts[i]!.forEach((cost, k) => (next[i + 1 + k] = Math.min(next[i + 1 + k]!, Math.max(best[i]!, cost))))
    }
    best = next
  }
  return best[count - 1]!
}

/** How far from where an even walk along the line is, at most, when the points are walked evenly in time. */
function timingError(line: Polyline, points: readonly ImagePoint[]): number {
  const steady = steadyLine(points)
  return Array.from({ length: 1001 }, (_, i) => {
    const [a, b] = [placeAt(line, i / 1000), placeAt(steady, i / 1000)]
    return Math.hypot(a.x - b.x, a.y - b.y)
  }).reduce((largest, error) => Math.max(largest, error), 0)
}

const deviations = { slid: 0, even: 0, least: 0 }
let worstTiming = 0
let slowest = 0
for (const [name, curve] of Object.entries(CURVES)) {
  const points = drawn(curve)
  const path = polylinePath(points)
  const line = polylineOf(points)
  const own = Array.from({ length: MAX_SAMPLES }, (_, i) => i / (MAX_SAMPLES - 1))
  const shares = slidShares(line, (time) => time, MAX_SAMPLES, 1)
  const sent = samplesOf(path, PHOTO)
  const rounded = (list: readonly number[]): ImagePoint[] =>
    list.map((share) => {
      const { x, y } = placeAt(line, share)
      return { x: Math.round(x), y: Math.round(y) }
    })
  if (JSON.stringify(rounded(shares)) !== JSON.stringify(sent)) throw new Error(`${name} is sent otherwise`)
  const slid = deviationOf(line, sent, shares)
  const even = deviationOf(line, rounded(own), own)
  const least = leastDeviation(line)
  const timing = timingError(line, sent) / (lengthOf(line) / (MAX_SAMPLES - 1))
  const times = Array.from({ length: 9 }, () => {
    const started = performance.now()
    samplesOf({ ...path }, PHOTO)
    return performance.now() - started
  }).sort((a, b) => a - b)
  deviations.slid += slid / 8
  deviations.even += even / 8
  deviations.least += least / 8
  worstTiming = Math.max(worstTiming, timing)
  slowest = Math.max(slowest, times[4]!)
  console.log(
    `${name.padEnd(12)} ${Math.round(lengthOf(line))} px: off by ${slid.toFixed(1)} px, evenly spaced ${even.toFixed(1)}, the optimum ${least.toFixed(1)}; ${timing.toFixed(2)} steps off in time`,
  )
}
figure(
  'traj-dev',
  `mean of 8 curves, ${deviations.slid.toFixed(1)} px; evenly spaced ${deviations.even.toFixed(1)}`,
  deviations.slid / deviations.least,
  'x optimum',
  '<= 2.0',
)
figure('traj-dev timing', 'the worst curve', worstTiming, 'steps', '<= 0.75')
figure('traj-time', `${VERTICES} points to ${MAX_SAMPLES}, the slowest curve, warm`, slowest, 'ms', '<= 10')
