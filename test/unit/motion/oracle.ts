import { NODE_PX, type SourceGrid } from '../../../src-shared/motion/bend/field.ts'
import type { Canvas } from '../../../src-shared/motion/compose.ts'
import type { FramePlan } from '../../../src-shared/motion/frame.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { displacementAt } from '../../../src-shared/motion/timing.ts'

/**
 * The same frame by plain floating point arithmetic, one pixel at a time, each layer rounded as it is laid down.
 * For moments at which every mover is 2 px or more from its start, where the photo does not shine through.
 */
export function slowFrame(scene: Scene, plan: FramePlan, time: number): Float64Array {
  const { width, height } = scene
  const out = Float64Array.from(plan.plate.bytes)
  for (const mover of plan.movers) {
    const { dx, dy } = displacementAt(mover, time)
    const { layer } = mover
    const texel = (column: number, row: number, channel: number): number =>
      column < 0 || row < 0 || column >= layer.width || row >= layer.height
        ? 0
        : layer.pixels[(row * layer.width + column) * 4 + channel]!
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const u = x - layer.left - dx
        const v = y - layer.top - dy
        const [column, row] = [Math.floor(u), Math.floor(v)]
        const corners = [
          [column, row, (1 - (u - column)) * (1 - (v - row))],
          [column + 1, row, (u - column) * (1 - (v - row))],
          [column, row + 1, (1 - (u - column)) * (v - row)],
          [column + 1, row + 1, (u - column) * (v - row)],
        ] as const
        let alpha = 0
        const mix = [0, 0, 0]
        for (const [c, r, weight] of corners) {
          const a = (weight * texel(c, r, 3)) / 255
          alpha += a
          for (let k = 0; k < 3; k++) mix[k]! += a * texel(c, r, k)
        }
        const at = (y * width + x) * 4
        for (let k = 0; k < 3; k++) out[at + k] = Math.round(mix[k]! + (1 - alpha) * out[at + k]!)
      }
    }
  }
  for (let i = 0; i < scene.labels.length; i++) {
    if (scene.labels[i] === 1) for (let k = 0; k < 4; k++) out[i * 4 + k] = scene.pixels[i * 4 + k]!
  }
  return out
}

/** A picture moved by a grid, bilinear between nodes and pixels, by plain floating point arithmetic. */
export function slowWarp(from: Canvas, grid: SourceGrid): Float64Array {
  const out = new Float64Array(from.bytes.length)
  const between = (at: (column: number, row: number) => number, u: number, v: number): number => {
    const [column, row] = [Math.floor(u), Math.floor(v)]
    const [a, b] = [u - column, v - row]
    return (
      (1 - b) * ((1 - a) * at(column, row) + a * at(column + 1, row)) +
      b * ((1 - a) * at(column, row + 1) + a * at(column + 1, row + 1))
    )
  }
  for (let y = 0; y < from.height; y++) {
    for (let x = 0; x < from.width; x++) {
      const node = (values: Float32Array) => (column: number, row: number) =>
        values[Math.min(row, grid.height - 1) * grid.width + Math.min(column, grid.width - 1)]!
      const u = x + between(node(grid.dx), x / NODE_PX, y / NODE_PX)
      const v = y + between(node(grid.dy), x / NODE_PX, y / NODE_PX)
      for (let c = 0; c < 4; c++) {
        const pixel = (column: number, row: number): number => {
          const [i, j] = [
            Math.min(from.width - 1, Math.max(0, column)),
            Math.min(from.height - 1, Math.max(0, row)),
          ]
          return from.bytes[(j * from.width + i) * 4 + c]!
        }
        out[(y * from.width + x) * 4 + c] = between(pixel, u, v)
      }
    }
  }
  return out
}
