import { distanceToSegment } from '../../src-shared/geometry/simplify.ts'
import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import { LabelDraft } from '../../src-shared/labels/draft.ts'
import { emptyMap, toBytes } from '../../src-shared/labels/labelMap.ts'
import { figure, inTurn, medianMs } from './figures.ts'

/** 1000 segments of 8 px, brush radius 100, on a 3840 x 2160 map: what one long stroke asks of the rasteriser. */
const SIZE = { width: 3840, height: 2160 }
const RADIUS = 100
const SEGMENTS = 1000

const way: ImagePoint[] = Array.from({ length: SEGMENTS + 1 }, (_, i) => ({
  x: 200 + ((i * 8) % 3400),
  y: 300 + Math.floor((i * 8) / 3400) * 500 + 60 * Math.sin(i / 15),
}))

/** Pairs of neighbours on the way; the jump to a new line is left out. */
const segments = way
  .slice(1)
  .flatMap((to, i) => (Math.abs(to.x - way[i]!.x) < 50 ? [[way[i]!, to] as const] : []))

function stroke(): LabelDraft {
  const draft = new LabelDraft(emptyMap(SIZE))
  for (const [from, to] of segments) draft.capsule(from, to, RADIUS, 2)
  return draft
}

/** The floor: filling the rows of each segment's bounding box in a flat array. */
function memset(flat: Uint8Array): void {
  for (const [from, to] of segments) {
    const left = Math.ceil(Math.min(from.x, to.x) - RADIUS)
    const right = Math.floor(Math.max(from.x, to.x) + RADIUS) + 1
    const bottom = Math.floor(Math.max(from.y, to.y) + RADIUS)
    for (let y = Math.ceil(Math.min(from.y, to.y) - RADIUS); y <= bottom; y++) {
      flat.fill(2, y * SIZE.width + left, y * SIZE.width + right)
    }
  }
}

/** The usual simple way: every pixel of the bounding box is asked for its distance. */
function perPixel(flat: Uint8Array, list: typeof segments): void {
  for (const [from, to] of list) {
    const bottom = Math.floor(Math.max(from.y, to.y) + RADIUS)
    const right = Math.floor(Math.max(from.x, to.x) + RADIUS)
    for (let y = Math.ceil(Math.min(from.y, to.y) - RADIUS); y <= bottom; y++) {
      for (let x = Math.ceil(Math.min(from.x, to.x) - RADIUS); x <= right; x++) {
        if (distanceToSegment({ x, y }, from, to) <= RADIUS) flat[y * SIZE.width + x] = 2
      }
    }
  }
}

const flat = new Uint8Array(SIZE.width * SIZE.height)
const [floor, ours] = inTurn(
  41,
  () => memset(flat),
  () => void stroke(),
).map((ms) => ms / segments.length) as [number, number]
const peers = segments.slice(0, 60)
const peer = medianMs(3, () => perPixel(flat, peers)) / peers.length

const oracle = new Uint8Array(SIZE.width * SIZE.height)
perPixel(oracle, segments)
const painted = toBytes(stroke().take())
const differing = painted.reduce((count, label, i) => count + (label === oracle[i] ? 0 : 1), 0)

figure('brush-stamp', `${(ours * 1000).toFixed(1)} us/segment`, ours / floor, 'x memset', '<= 3')
figure('brush-stamp', `${differing} px differ from the per-pixel oracle`, differing, 'px', '0')
figure(
  'brush-vs-peers',
  `per-pixel test of the box ${(peer * 1000).toFixed(0)} us/segment`,
  ours / peer,
  'x peer',
  '<= 0.167',
)
