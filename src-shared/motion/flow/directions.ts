import type { Size } from '../../geometry/point.ts'
import { lengthOf, placeAt, type Polyline } from '../../geometry/polyline.ts'
import type { Patch } from './patch.ts'

/** A direction is found for every so many pixels; it changes slowly beside that. */
export const DIRECTION_PX = 16
/** The path is looked at in at most so many pieces. */
const PIECES = 96
/** Where the directions of the path's pieces agree to this share or more, all flows at full speed. */
const AGREEING = 0.5

/** Where to the flow goes: vectors of length 1, shorter where the path contradicts itself. */
export interface Directions extends Size {
  readonly dx: Float32Array
  readonly dy: Float32Array
}

/** The directions over a patch, at every DIRECTION_PX from its first pixel on. */
export function directionsOf(patch: Patch, path: Polyline): Directions {
  const width = Math.ceil(patch.width / DIRECTION_PX) + 2
  const height = Math.ceil(patch.height / DIRECTION_PX) + 2
  const field = { width, height, dx: new Float32Array(width * height), dy: new Float32Array(width * height) }
  const pieces = piecesOf(path)
  for (let i = 0; i < field.dx.length; i++) {
    const x = patch.left + (i % width) * DIRECTION_PX
    const y = patch.top + Math.floor(i / width) * DIRECTION_PX
    setDirection(field, i, x, y, pieces)
  }
  return field
}

/** The path in even pieces: middle and direction of each, and how far beyond a piece others count as near it. */
interface Pieces {
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly tx: Float64Array
  readonly ty: Float64Array
  readonly softSquare: number
}

/** Pieces are at least this long, pixels: shorter ones are the hand's trembling. */
const LEAST_PIECE_PX = 4

function piecesOf(path: Polyline): Pieces {
  const length = lengthOf(path)
  const count = Math.max(1, Math.min(PIECES, Math.ceil(length / LEAST_PIECE_PX)))
  const pieces = {
    xs: new Float64Array(count),
    ys: new Float64Array(count),
    tx: new Float64Array(count),
    ty: new Float64Array(count),
  }
  for (let k = 0; k < count; k++) {
    const from = placeAt(path, k / count)
    const to = placeAt(path, (k + 1) / count)
    const chord = Math.hypot(to.x - from.x, to.y - from.y)
    pieces.xs[k] = (from.x + to.x) / 2
    pieces.ys[k] = (from.y + to.y) / 2
    pieces.tx[k] = chord > 0 ? (to.x - from.x) / chord : 0
    pieces.ty[k] = chord > 0 ? (to.y - from.y) / chord : 0
  }
  return { ...pieces, softSquare: Math.max(2 * LEAST_PIECE_PX, (1.5 * length) / count) ** 2 }
}

/**
 * The direction of the nearest pieces of the path: each counts by the fourth power of its nearness, so that the field
 * has no break where another piece becomes the nearest. Where they contradict each other it flows slowly or not at all.
 */
function setDirection(
  field: Directions,
  i: number,
  x: number,
  y: number,
  { xs, ys, tx, ty, softSquare }: Pieces,
): void {
  let [sumX, sumY, sum] = [0, 0, 0]
  for (let k = 0; k < xs.length; k++) {
    const square = (x - xs[k]!) ** 2 + (y - ys[k]!) ** 2 + softSquare
    const weight = 1 / (square * square)
    sumX += weight * tx[k]!
    sumY += weight * ty[k]!
    sum += weight
  }
  const norm = Math.max(Math.hypot(sumX, sumY), AGREEING * sum)
  field.dx[i] = sumX / norm
  field.dy[i] = sumY / norm
}
