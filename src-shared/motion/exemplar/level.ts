import type { Size } from '../../geometry/point.ts'
import { depthBelow } from '../depth.ts'

/** Patches of 7 by 7 pixels are compared: this many to each side of their centre. */
export const REACH = 3
export const PATCH = 2 * REACH + 1

/** What a pixel is to the filling. */
export const FIXED = 0
export const SOURCE = 1
export const HOLE = 2

/** One size of the picture around a hole: its colours, red, green and blue, and what each pixel is. */
export interface Level extends Size {
  readonly colours: Uint8ClampedArray<ArrayBuffer>
  readonly roles: Uint8Array<ArrayBuffer>
}

/** A level with what its search needs. */
export interface Field extends Level {
  /** Centres of all patches that touch the hole, in rows. */
  readonly targets: Int32Array<ArrayBuffer>
  /** Whether a pixel is the centre of a patch that can be copied from: all of it SOURCE. */
  readonly isSource: Uint8Array<ArrayBuffer>
  /** Centres of the patches that can be copied from. */
  readonly sources: Int32Array<ArrayBuffer>
  /** By pixel, how far inside the hole it lies, pixels; 0 outside. */
  readonly depth: Float32Array<ArrayBuffer>
  /** By target, the centre of the patch that is most like it. */
  readonly nearest: Int32Array<ArrayBuffer>
  /** By target, the sum of squared differences to it. */
  readonly cost: Float64Array<ArrayBuffer>
}

/** Half the size. A cell with any hole in it is hole; one with any pixel that is no source is none. */
export function halved({ width, height, colours, roles }: Level): Level {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 }
  const cells = half.width * half.height
  const out = {
    ...half,
    colours: new Uint8ClampedArray(cells * 3),
    roles: new Uint8Array(cells).fill(SOURCE),
  }
  const sums = new Float32Array(cells * 3)
  const counts = new Uint8Array(cells)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const cell = (y >> 1) * half.width + (x >> 1)
      const role = roles[i]!
      if (role === HOLE) out.roles[cell] = HOLE
      else {
        if (role === FIXED && out.roles[cell] !== HOLE) out.roles[cell] = FIXED
        counts[cell]!++
        for (let c = 0; c < 3; c++) sums[cell * 3 + c]! += colours[i * 3 + c]!
      }
    }
  }
  for (let i = 0; i < sums.length; i++) out.colours[i] = sums[i]! / counts[(i / 3) | 0]!
  return out
}

/** Null where the picture is smaller than a patch or has none to copy from. */
export function fieldOf(level: Level): Field | null {
  const { width, height, roles } = level
  if (width < PATCH || height < PATCH) return null
  const holes = patchCounts(level, HOLE)
  const whole = patchCounts(level, SOURCE)
  const isSource = new Uint8Array(roles.length)
  const targets: number[] = []
  const sources: number[] = []
  for (let y = REACH; y < height - REACH; y++) {
    for (let x = REACH; x < width - REACH; x++) {
      const i = y * width + x
      if (whole[i] === PATCH * PATCH) {
        isSource[i] = 1
        sources.push(i)
      } else if (holes[i]! > 0) targets.push(i)
    }
  }
  if (sources.length === 0) return null
  return {
    ...level,
    isSource,
    targets: Int32Array.from(targets),
    sources: Int32Array.from(sources),
    depth: depthBelow(
      level,
      roles.map((role) => (role === HOLE ? 0 : 1)),
    ),
    nearest: new Int32Array(roles.length).fill(-1),
    cost: new Float64Array(roles.length),
  }
}

/** How many pixels of a role the patch around each pixel has; patches beyond the picture count what is in it. */
function patchCounts({ width, height, roles }: Level, role: number): Uint8Array {
  const across = new Uint8Array(roles.length)
  for (let y = 0; y < height; y++) {
    let count = 0
    for (let x = 0; x < width + REACH; x++) {
      if (x < width && roles[y * width + x] === role) count++
      if (x >= PATCH && roles[y * width + x - PATCH] === role) count--
      if (x >= REACH) across[y * width + x - REACH] = count
    }
  }
  const counts = new Uint8Array(roles.length)
  for (let x = 0; x < width; x++) {
    let count = 0
    for (let y = 0; y < height + REACH; y++) {
      if (y < height) count += across[y * width + x]!
      if (y >= PATCH) count -= across[(y - PATCH) * width + x]!
      if (y >= REACH) counts[(y - REACH) * width + x] = count
    }
  }
  return counts
}
