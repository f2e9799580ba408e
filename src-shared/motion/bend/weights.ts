import type { Size } from '../../geometry/point.ts'
import type { Label } from '../../labels/labelMap.ts'
import { BEND_HALO_CELLS, BEND_SLOPE, BEND_CELL_PX } from '../../limits.ts'
import { depthBelow } from '../depth.ts'
import { harmonic } from './harmonic.ts'

/** How much of an area's movement each place of the picture follows: 1 in it, 0 far from it and where nothing may move. */
export interface Weights extends Size {
  /** One value for every 4 x 4 pixels, at their middle. */
  readonly values: Float32Array<ArrayBuffer>
  /** The area may move so far that nothing folds, pixels. */
  readonly limitPx: number
}

/** The rim of an area that follows it wholly too, cells: between cells values are mixed, and the area shall not bend itself. */
export const RIM_CELLS = 2
/** Weights below this are none, so that what is far away stays byte for byte. */
const LEAST = 0.01

/** The weights of each bending area. All other labels stay where they are. */
export function weightsOf(
  picture: Size,
  labels: Uint8Array,
  bending: readonly Label[],
): ReadonlyMap<Label, Weights> {
  const size = {
    width: Math.ceil(picture.width / BEND_CELL_PX),
    height: Math.ceil(picture.height / BEND_CELL_PX),
  }
  // The halo is as wide on every size of one picture.
  const decay = (1 / BEND_HALO_CELLS) * Math.sqrt((320 * 180) / (size.width * size.height))
  const cells = cellLabels(picture, labels, size)
  const fields = bending.map((label) => [label, fieldOf(size, cells, label, decay)] as const)
  const slopes = slopesOf(
    size,
    fields.map(([, values]) => values),
  )
  return new Map(
    fields.map(([label, values]) => [label, { ...size, values, limitPx: limitOf(values, slopes) }] as const),
  )
}

/** By cell the largest label in it but for 1, which goes before all: the frozen area gives way to none. */
function cellLabels({ width, height }: Size, labels: Uint8Array, size: Size): Uint8Array<ArrayBuffer> {
  const cells = new Uint8Array(size.width * size.height)
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / BEND_CELL_PX) * size.width
    for (let x = 0; x < width; x++, i++) {
      const label = labels[i]!
      if (label === 0) continue
      const cell = row + Math.floor(x / BEND_CELL_PX)
      if (cells[cell] !== 1) cells[cell] = label === 1 ? 1 : Math.max(label, cells[cell]!)
    }
  }
  return cells
}

function fieldOf(
  size: Size,
  cells: Uint8Array<ArrayBuffer>,
  label: Label,
  decay: number,
): Float32Array<ArrayBuffer> {
  const rim = depthBelow(
    size,
    cells.map((there) => (there === label ? 1 : 0)),
  )
  const isGiven = new Uint8Array(cells.length)
  const values = new Float32Array(cells.length)
  for (let i = 0; i < cells.length; i++) {
    const there = cells[i]!
    const isOwn = there === label || (there === 0 && rim[i]! <= RIM_CELLS)
    if (isOwn || there !== 0) isGiven[i] = 1
    if (isOwn) values[i] = 1
  }
  const field = harmonic({ ...size, isGiven, values }, decay)
  for (let i = 0; i < field.length; i++) field[i] = Math.max(0, (field[i]! - LEAST) / (1 - LEAST))
  return field
}

/** By cell, how steep the fields are there, all together, by pixel. */
function slopesOf({ width, height }: Size, fields: readonly Float32Array[]): Float32Array {
  const slopes = new Float32Array(width * height)
  for (const field of fields) {
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const across = x + 1 < width ? field[i + 1]! - field[i]! : 0
        const down = y + 1 < height ? field[i + width]! - field[i]! : 0
        slopes[i]! += Math.sqrt(across * across + down * down) / BEND_CELL_PX
      }
    }
  }
  return slopes
}

/** Where all slopes times their areas' ways stay below 1 together, no place overtakes its neighbour. */
function limitOf(field: Float32Array, slopes: Float32Array): number {
  let most = 0
  for (let i = 0; i < field.length; i++) {
    if (field[i]! > 0) most = Math.max(most, slopes[i]!)
  }
  return most === 0 ? Infinity : BEND_SLOPE / most
}
