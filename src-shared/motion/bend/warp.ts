import type { Canvas } from '../compose.ts'
import { NODE_PX, type SourceGrid } from './field.ts'

/** Places are counted in 65536ths of a pixel; 256ths of it are mixed. */
const ONE = 65_536
/** Every second byte of a word: two channels at once, each with room for a product with at most 256. */
const PAIR = 0x00ff00ff
const HALVES = 0x00800080

/**
 * Writes the pixels of a picture as the grid moves them, bilinear between its nodes and between pixels. Cells that do
 * not move are left out: there `out` has to be the picture already.
 */
export function warp(out: Int32Array, from: Canvas, grid: SourceGrid): void {
  for (let row = 0; row + 1 < grid.height; row++) {
    for (let column = 0; column + 1 < grid.width; column++) {
      const node = row * grid.width + column
      if (isStill(grid, node)) continue
      const bottom = Math.min(from.height, (row + 1) * NODE_PX)
      for (let y = row * NODE_PX; y < bottom; y++) warpLine(out, from, grid, node, column * NODE_PX, y)
    }
  }
}

function isStill({ width, dx, dy }: SourceGrid, a: number): boolean {
  const b = a + width
  return (
    dx[a] === 0 &&
    dy[a] === 0 &&
    dx[a + 1] === 0 &&
    dy[a + 1] === 0 &&
    dx[b] === 0 &&
    dy[b] === 0 &&
    dx[b + 1] === 0 &&
    dy[b + 1] === 0
  )
}

/** One line of a cell. Source places go on in even steps from its left side to its right. */
function warpLine(
  out: Int32Array,
  from: Canvas,
  { width: nodes, dx, dy }: SourceGrid,
  node: number,
  left: number,
  y: number,
): void {
  const down = (y % NODE_PX) / NODE_PX
  const below = node + nodes
  const startX = left + dx[node]! + (dx[below]! - dx[node]!) * down
  const startY = y + dy[node]! + (dy[below]! - dy[node]!) * down
  const endX = left + NODE_PX + dx[node + 1]! + (dx[below + 1]! - dx[node + 1]!) * down
  const endY = y + dy[node + 1]! + (dy[below + 1]! - dy[node + 1]!) * down
  const count = Math.min(from.width - left, NODE_PX)
  const stepX = (endX - startX) / NODE_PX
  const stepY = (endY - startY) / NODE_PX
  sampleLine(out, from, y * from.width + left, count, startX, startY, stepX, stepY)
}

/**
 * Writes pixels one after the other whose places in another picture go on in even steps, bilinear. Beyond the picture
 * its border goes on. For at most some hundred pixels: steps are 65536ths.
 */
export function sampleLine(
  out: Int32Array,
  from: Canvas,
  target: number,
  count: number,
  startX: number,
  startY: number,
  stepX: number,
  stepY: number,
): void {
  const { width, height } = from
  const endX = startX + stepX * count
  const endY = startY + stepY * count
  const isInside =
    Math.min(startX, endX) >= 0 &&
    Math.min(startY, endY) >= 0 &&
    Math.max(startX, endX) < width - 1.01 &&
    Math.max(startY, endY) < height - 1.01
  if (isInside) insideLine(out, from, target, count, startX, startY, stepX, stepY)
  else borderLine(out, from, target, count, startX, startY, stepX, stepY)
}

/** Rounds to the middle of a 256th. */
const HALF = 128

/** Pixels whose sources and all their neighbours lie in the picture. */
function insideLine(
  out: Int32Array,
  { words, width }: Canvas,
  target: number,
  count: number,
  startX: number,
  startY: number,
  stepX: number,
  stepY: number,
): void {
  let u = (startX * ONE + HALF) | 0
  let v = (startY * ONE + HALF) | 0
  const du = Math.round(stepX * ONE)
  const dv = Math.round(stepY * ONE)
  for (let i = target; i < target + count; i++) {
    const a = (v >> 16) * width + (u >> 16)
    const right = (u >> 8) & 255
    const down = (v >> 8) & 255
    const b = words[a + 1]!
    const c = words[a + width]!
    const d = words[a + width + 1]!
    const wd = (right * down + 128) >> 8
    const wb = right - wd
    const wc = down - wd
    const wa = 256 - wb - wc - wd
    const own = words[a]!
    const even =
      Math.imul(own & PAIR, wa) + Math.imul(b & PAIR, wb) + Math.imul(c & PAIR, wc) + Math.imul(d & PAIR, wd)
    const odd =
      Math.imul((own >>> 8) & PAIR, wa) +
      Math.imul((b >>> 8) & PAIR, wb) +
      Math.imul((c >>> 8) & PAIR, wc) +
      Math.imul((d >>> 8) & PAIR, wd)
    out[i] = (((even + HALVES) >>> 8) & PAIR) | ((odd + HALVES) & ~PAIR)
    u += du
    v += dv
  }
}

/** Pixels whose sources may lie beyond the picture: its border goes on there. */
function borderLine(
  out: Int32Array,
  { words, width, height }: Canvas,
  target: number,
  count: number,
  startX: number,
  startY: number,
  stepX: number,
  stepY: number,
): void {
  const lastX = (width - 1) * ONE
  const lastY = (height - 1) * ONE
  for (let k = 0; k < count; k++) {
    const u = Math.min(lastX, Math.max(0, Math.round((startX + stepX * k) * ONE) + HALF))
    const v = Math.min(lastY, Math.max(0, Math.round((startY + stepY * k) * ONE) + HALF))
    const a = (v >> 16) * width + (u >> 16)
    const b = u < lastX ? a + 1 : a
    const c = v < lastY ? a + width : a
    out[target + k] = mixed(
      words[a]!,
      words[b]!,
      words[c]!,
      words[c + b - a]!,
      (u >> 8) & 255,
      (v >> 8) & 255,
    )
  }
}

/** Four pixels mixed by how far a place lies to the right and down, in 256ths. */
function mixed(a: number, b: number, c: number, d: number, right: number, down: number): number {
  // Weights in 256ths that add up to 256.
  const wd = (right * down + 128) >> 8
  const wb = right - wd
  const wc = down - wd
  const wa = 256 - wb - wc - wd
  const even =
    (Math.imul(a & PAIR, wa) +
      Math.imul(b & PAIR, wb) +
      Math.imul(c & PAIR, wc) +
      Math.imul(d & PAIR, wd) +
      HALVES) |
    0
  const odd =
    (Math.imul((a >>> 8) & PAIR, wa) +
      Math.imul((b >>> 8) & PAIR, wb) +
      Math.imul((c >>> 8) & PAIR, wc) +
      Math.imul((d >>> 8) & PAIR, wd) +
      HALVES) |
    0
  return ((even >>> 8) & PAIR) | (odd & ~PAIR)
}
