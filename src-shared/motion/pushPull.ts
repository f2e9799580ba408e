import type { Size } from '../geometry/point.ts'
import { widened, type Box } from './surroundings.ts'

/** A smaller picture of the known surroundings of a hole: red, green, blue of each cell, and whether it is known. */
interface Level extends Size {
  readonly colours: Float32Array
  readonly known: Uint8Array
}

/** Known pixels this far from the hole still shape its colours, pixels. */
const MARGIN_PX = 32
/** Smoothing passes on each level: enough that no cell of the level below shows. Looked at on flat skies. */
const PASSES = 8

export const KNOWN = 1
export const HOLE = 2

/**
 * Fills the HOLE pixels inside a box from the KNOWN ones around them, smoothly: averages of the known pixels go up a
 * pyramid until nothing is unknown (push), then each level's unknown cells are set from the level above and relaxed
 * towards the mean of their neighbours (pull), which ends near the smoothest surface through the hole's edge.
 */
export function fillHoles(picture: Size, pixels: Uint8ClampedArray, roles: Uint8Array, hole: Box): void {
  const box = widened(hole, MARGIN_PX, picture)
  const base = firstLevel(picture, pixels, roles, box)
  const levels = [base]
  for (let top = base; top.known.includes(0) && top.width * top.height > 1;) {
    top = nextLevel(top)
    levels.push(top)
  }
  const top = levels[levels.length - 1]!
  if (top.known[0] === 0) top.colours.set(meanColour(pixels, roles))
  for (let i = levels.length - 2; i >= 0; i--) {
    const level = levels[i]!
    forUnknown(level, (cell, x, y) => mixFour(levels[i + 1]!, x, y, level.colours, cell * 3))
    relax(level)
  }
  writeHole(picture, pixels, roles, box, base)
}

/** Half the size of the box's pixels: each cell the mean of its known ones. */
function firstLevel(picture: Size, pixels: Uint8ClampedArray, roles: Uint8Array, box: Box): Level {
  const level = emptyLevel(box)
  const counts = new Uint8Array(level.known.length)
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const i = (box.top + y) * picture.width + box.left + x
      if (roles[i] !== KNOWN) continue
      const cell = (y >> 1) * level.width + (x >> 1)
      counts[cell]!++
      for (let c = 0; c < 3; c++) level.colours[cell * 3 + c]! += pixels[i * 4 + c]!
    }
  }
  return averaged(level, counts)
}

function nextLevel(below: Level): Level {
  const level = emptyLevel(below)
  const counts = new Uint8Array(level.known.length)
  for (let y = 0, i = 0; y < below.height; y++) {
    for (let x = 0; x < below.width; x++, i++) {
      if (below.known[i] === 0) continue
      const cell = (y >> 1) * level.width + (x >> 1)
      counts[cell]!++
      for (let c = 0; c < 3; c++) level.colours[cell * 3 + c]! += below.colours[i * 3 + c]!
    }
  }
  return averaged(level, counts)
}

function emptyLevel(below: Size): Level {
  const width = (below.width + 1) >> 1
  const height = (below.height + 1) >> 1
  return {
    width,
    height,
    colours: new Float32Array(width * height * 3),
    known: new Uint8Array(width * height),
  }
}

function averaged(level: Level, counts: Uint8Array): Level {
  counts.forEach((count, cell) => {
    if (count === 0) return
    level.known[cell] = 1
    for (let c = 0; c < 3; c++) level.colours[cell * 3 + c]! /= count
  })
  return level
}

function forUnknown(
  { width, height, known }: Level,
  visit: (cell: number, x: number, y: number) => void,
): void {
  for (let y = 0, cell = 0; y < height; y++) {
    for (let x = 0; x < width; x++, cell++) if (known[cell] === 0) visit(cell, x, y)
  }
}

/** The colour that a level of half the size has at a cell (x, y), bilinear, its edge continued outwards. */
function mixFour(half: Level, x: number, y: number, out: Float32Array | number[], at: number): void {
  const nearX = x >> 1
  const nearY = y >> 1
  const nextX = Math.min(half.width - 1, Math.max(0, nearX + ((x & 1) * 2 - 1)))
  const nextY = Math.min(half.height - 1, Math.max(0, nearY + ((y & 1) * 2 - 1)))
  const a = (nearY * half.width + nearX) * 3
  const b = (nearY * half.width + nextX) * 3
  const c = (nextY * half.width + nearX) * 3
  const d = (nextY * half.width + nextX) * 3
  const { colours } = half
  for (let k = 0; k < 3; k++) {
    out[at + k] =
      0.5625 * colours[a + k]! + 0.1875 * (colours[b + k]! + colours[c + k]!) + 0.0625 * colours[d + k]!
  }
}

/** Moves each unknown cell to the mean of its neighbours, forwards and backwards in turn so that no side is favoured. */
function relax(level: Level): void {
  const { colours } = level
  const cells = unknownCells(level)
  const neighbours = neighboursOf(level, cells)
  for (let pass = 0; pass < PASSES; pass++) {
    for (let n = 0; n < cells.length; n++) {
      const i = pass % 2 === 0 ? n : cells.length - 1 - n
      const at = cells[i]! * 3
      const left = neighbours[i * 4]!
      const right = neighbours[i * 4 + 1]!
      const above = neighbours[i * 4 + 2]!
      const below = neighbours[i * 4 + 3]!
      for (let k = 0; k < 3; k++) {
        const sum = colours[left + k]! + colours[right + k]! + colours[above + k]! + colours[below + k]!
        colours[at + k] = sum / 4
      }
    }
  }
}

function unknownCells(level: Level): Int32Array {
  const cells = new Int32Array(level.known.length)
  let count = 0
  forUnknown(level, (cell) => (cells[count++] = cell))
  return cells.subarray(0, count)
}

/** Where the colours of each cell's left, right, upper and lower neighbour are; beyond the edge it is its own. */
function neighboursOf({ width, height }: Level, cells: Int32Array): Int32Array {
  const places = new Int32Array(cells.length * 4)
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    const x = cell % width
    places[i * 4] = (x > 0 ? cell - 1 : cell) * 3
    places[i * 4 + 1] = (x + 1 < width ? cell + 1 : cell) * 3
    places[i * 4 + 2] = (cell >= width ? cell - width : cell) * 3
    places[i * 4 + 3] = (cell + width < width * height ? cell + width : cell) * 3
  }
  return places
}

function writeHole(picture: Size, pixels: Uint8ClampedArray, roles: Uint8Array, box: Box, base: Level): void {
  const colour = [0, 0, 0]
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const i = (box.top + y) * picture.width + box.left + x
      if (roles[i] !== HOLE) continue
      mixFour(base, x, y, colour, 0)
      for (let k = 0; k < 3; k++) pixels[i * 4 + k] = colour[k]!
    }
  }
}

/** For a photo that is all hole: nothing better is known than its mean. */
function meanColour(pixels: Uint8ClampedArray, roles: Uint8Array): [number, number, number] {
  const useKnown = roles.includes(KNOWN)
  const sum: [number, number, number] = [0, 0, 0]
  let count = 0
  roles.forEach((role, i) => {
    if (useKnown && role !== KNOWN) return
    count++
    for (let k = 0; k < 3; k++) sum[k]! += pixels[i * 4 + k]!
  })
  return [sum[0] / count, sum[1] / count, sum[2] / count]
}
