import type { Size } from '../../geometry/point.ts'

/** Cells whose value is given, and the others, in which it has to be found. */
export interface Constraints extends Size {
  readonly isGiven: Uint8Array<ArrayBuffer>
  readonly values: Float32Array<ArrayBuffer>
}

/** Smoothing passes on the finest level; each coarser one has twice as many, at most so many. Measured: error <= 0.03. */
const FINE_PASSES = 6
const MOST_PASSES = 96
/** On this few cells the answer is found whole. */
const SMALL = 200
/** Over-relaxation: how much farther than the mean of its neighbours a cell goes. */
const OVER = 1.5

/**
 * The smoothest field with given values: (Laplacian - decay²) w = 0 elsewhere, 0 beyond the border. `decay` is by cell:
 * the field falls by 1/e in 1/decay cells. Cascadic multigrid: solved on a coarse grid, each finer one begins with that.
 */
export function harmonic(constraints: Constraints, decay: number): Float32Array<ArrayBuffer> {
  const levels = [constraints]
  for (let top = constraints; top.width * top.height > SMALL;) {
    top = halved(top)
    levels.push(top)
  }
  let field: Float32Array<ArrayBuffer> | null = null
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i]!
    const from = levels[i + 1]
    field = field && from ? finer(from, field, level) : level.values.slice()
    const passes = from ? Math.min(MOST_PASSES, FINE_PASSES << i) : 4 * MOST_PASSES
    for (let pass = 0; pass < passes; pass++) relax(level, field, decay * 2 ** i, pass % 2 === 0)
  }
  return field ?? constraints.values.slice()
}

/** Half the size: a cell is given where any of its four is. */
function halved({ width, height, isGiven, values }: Constraints): Constraints {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 }
  const counts = new Uint8Array(half.width * half.height)
  const sums = new Float32Array(counts.length)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (isGiven[i] === 0) continue
      const cell = (y >> 1) * half.width + (x >> 1)
      counts[cell]!++
      sums[cell]! += values[i]!
    }
  }
  return {
    ...half,
    isGiven: counts.map((count) => Math.min(1, count)),
    values: sums.map((sum, cell) => (counts[cell] === 0 ? 0 : sum / counts[cell]!)),
  }
}

/** A coarse field between its cells' middles, bilinear; given cells have their values. */
function finer(half: Size, field: Float32Array, level: Constraints): Float32Array<ArrayBuffer> {
  const { width, height, isGiven, values } = level
  const out = new Float32Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    const nearY = y >> 1
    const nextY = Math.min(half.height - 1, Math.max(0, nearY + ((y & 1) * 2 - 1)))
    for (let x = 0; x < width; x++, i++) {
      const nearX = x >> 1
      const nextX = Math.min(half.width - 1, Math.max(0, nearX + ((x & 1) * 2 - 1)))
      const near = 0.75 * field[nearY * half.width + nearX]! + 0.25 * field[nearY * half.width + nextX]!
      const next = 0.75 * field[nextY * half.width + nearX]! + 0.25 * field[nextY * half.width + nextX]!
      out[i] = isGiven[i] === 1 ? values[i]! : 0.75 * near + 0.25 * next
    }
  }
  return out
}

function relax(
  { width, height, isGiven }: Constraints,
  field: Float32Array,
  decay: number,
  forwards: boolean,
): void {
  const share = 1 / (4 + decay * decay)
  const step = forwards ? 1 : -1
  const first = forwards ? 0 : width - 1
  for (let n = 0; n < height; n++) {
    const y = forwards ? n : height - 1 - n
    const isTop = y === 0
    const isBottom = y + 1 === height
    let i = y * width + first
    for (let k = 0, x = first; k < width; k++, x += step, i += step) {
      if (isGiven[i] === 1) continue
      const left = x > 0 ? field[i - 1]! : 0
      const right = x + 1 < width ? field[i + 1]! : 0
      const above = isTop ? 0 : field[i - width]!
      const below = isBottom ? 0 : field[i + width]!
      const own = field[i]!
      field[i] = own + OVER * ((left + right + above + below) * share - own)
    }
  }
}
