import type { ImagePoint } from '../geometry/point.ts'
import { EMPTY_TILE, TILE, type Label, type LabelMap } from './labelMap.ts'

/** What painting may write over: entry n tells whether a pixel labelled n gives way. */
export type Writable = readonly boolean[]

export const EVERYTHING_WRITABLE: Writable = [true, true, true, true, true, true, true, true]

/** Shorter runs are written faster one by one than by a call of fill. Measured. */
const FILL_FROM = 24

/**
 * A label map being painted: the only mutable thing about labels, private to one gesture. A tile is copied
 * when it is first touched, so the map that painting began from stays as it was. Shapes are hard-edged: a
 * pixel belongs to one when its centre does.
 */
export class LabelDraft {
  private readonly tiles: Uint8Array[]
  /** For each tile whether it is a copy of this draft's own, and whether it was touched since takeDirty. */
  private readonly owned: Uint8Array
  private readonly dirty: Uint8Array
  private readonly free: boolean
  /** Where the last capsule ended: the disc there is painted. */
  private end: { readonly at: ImagePoint; readonly radius: number; readonly label: Label } | null = null

  constructor(
    private readonly base: LabelMap,
    private readonly writable: Writable = EVERYTHING_WRITABLE,
  ) {
    this.tiles = [...base.tiles]
    this.owned = new Uint8Array(base.tiles.length)
    this.dirty = new Uint8Array(base.tiles.length)
    this.free = writable.every(Boolean)
  }

  /**
   * A capsule is convex, so it covers one interval of each row: the hull of the end circles' chords and of where the
   * row meets its long edges. Labels every pixel within `radius` of the straight way between two points: a brush's dab when they are one.
   * Where it goes on from the last capsule's end, only what lies outside the disc there is written.
   */
  capsule(from: ImagePoint, to: ImagePoint, radius: number, label: Label): void {
    const top = Math.max(0, Math.ceil(Math.min(from.y, to.y) - radius))
    const bottom = Math.min(this.base.height - 1, Math.floor(Math.max(from.y, to.y) + radius))
    const { end } = this
    const goesOn = end?.at.x === from.x && end.at.y === from.y && end.radius === radius && end.label === label
    const edges = [longEdge(from, to, radius), longEdge(from, to, -radius)] as const
    const r2 = radius * radius
    for (let y = top; y <= bottom; y++) {
      const start = chord(r2, y - from.y)
      const stop = chord(r2, y - to.y)
      let left = Math.min(from.x - start, to.x - stop)
      let right = Math.max(from.x + start, to.x + stop)
      for (const edge of edges) {
        if (y < edge.top || y > edge.bottom) continue
        const x = edge.x + (y - edge.y) * edge.slope
        if (x < left) left = x
        if (x > right) right = x
      }
      if (goesOn && start >= 0) {
        this.span(y, Math.ceil(left), Math.ceil(from.x - start) - 1, label)
        this.span(y, Math.floor(from.x + start) + 1, Math.floor(right), label)
      } else this.span(y, Math.ceil(left), Math.floor(right), label)
    }
    this.end = { at: to, radius, label }
  }

  /** Labels the pixels from `left` to `right`, both included, of row y; parts outside the photo are left out. */
  span(y: number, left: number, right: number, label: Label): void {
    const start = left < 0 ? 0 : left
    const end = right >= this.base.width ? this.base.width - 1 : right
    if (start > end || y < 0 || y >= this.base.height) return
    const tileRow = (y >> 7) * this.base.columns
    const offset = (y & 127) * TILE
    for (let column = start >> 7; column <= end >> 7; column++) {
      const tile = this.touched(tileRow + column)
      const x = column * TILE
      const a = offset + (start > x ? start - x : 0)
      const b = offset + (end - x < TILE ? end - x : TILE - 1)
      if (this.free && b - a >= FILL_FROM) tile.fill(label, a, b + 1)
      else if (this.free) for (let i = a; i <= b; i++) tile[i] = label
      else for (let i = a; i <= b; i++) if (this.writable[tile[i]!]) tile[i] = label
    }
  }

  private touched(index: number): Uint8Array {
    this.dirty[index] = 1
    if (this.owned[index] === 1) return this.tiles[index]!
    this.owned[index] = 1
    return (this.tiles[index] = this.tiles[index]!.slice())
  }

  /** The map as painted so far, to be looked at only: the next stroke of the gesture writes into it. */
  view(): LabelMap {
    return { ...this.base, tiles: this.tiles }
  }

  /** Indexes of the tiles touched since the last call. */
  takeDirty(): number[] {
    const tiles: number[] = []
    this.dirty.forEach((dirty, index) => dirty === 1 && tiles.push(index))
    this.dirty.fill(0)
    return tiles
  }

  /** The painted map; the draft ends with it. The very map it began from when no pixel differs. */
  take(): LabelMap {
    let differs = false
    for (let index = 0; index < this.tiles.length; index++) {
      if (this.owned[index] === 0) continue
      const before = this.base.tiles[index]!
      if (sameBytes(this.tiles[index]!, before)) this.tiles[index] = before
      else {
        differs = true
        if (sameBytes(this.tiles[index]!, EMPTY_TILE)) this.tiles[index] = EMPTY_TILE
      }
    }
    return differs ? { ...this.base, tiles: this.tiles } : this.base
  }
}

/** Half the chord of a circle `dy` from its centre; minus infinity where the row misses it, so that it widens nothing. */
const chord = (r2: number, dy: number): number => (dy * dy <= r2 ? Math.sqrt(r2 - dy * dy) : -Infinity)

/** The straight edge of a capsule at a signed distance from its axis: a point on it, its slope, its rows. */
function longEdge(from: ImagePoint, to: ImagePoint, side: number) {
  const dx = to.x - from.x
  const dy = to.y - from.y
  // A level edge meets no row in one place; the chords say where its row begins and ends.
  if (dy === 0) return { x: 0, y: 0, slope: 0, top: Infinity, bottom: -Infinity }
  const length = Math.hypot(dx, dy)
  const x = from.x + (dy / length) * side
  const y = from.y - (dx / length) * side
  return { x, y, slope: dx / dy, top: Math.min(y, y + dy), bottom: Math.max(y, y + dy) }
}
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true
  // Whole words first: comparing 16 KB byte by byte shows in a long stroke's last moment.
  const wordsA = new Int32Array(a.buffer, a.byteOffset, a.byteLength >> 2)
  const wordsB = new Int32Array(b.buffer, b.byteOffset, b.byteLength >> 2)
  for (let i = 0; i < wordsA.length; i++) {
    if (wordsA[i] !== wordsB[i]) return false
  }
  return true
}
