import type { Size } from '../../geometry/point.ts'
import type { Canvas } from '../compose.ts'
import type { Box } from '../surroundings.ts'

/** The piece of a picture in which an area flows, with a rim that is wide enough for every source of its pixels. */
export interface Patch extends Size {
  /** Where its first pixel lies in the picture; below 0 the picture goes on beyond its border as in a mirror. */
  readonly left: number
  readonly top: number
  /** So wide is the rim on each side, pixels. */
  readonly rimPx: number
  /** The area's own pixels, one word each. Elsewhere the nearest of them goes on: nothing else is ever a source. */
  readonly words: Int32Array<ArrayBuffer>
  /** 1 for each pixel outside the area. The picture's border is no edge. */
  readonly outside: Uint8Array<ArrayBuffer>
}

/** `own` is 1 at the area's pixels, which the box holds; `rimPx` is added on each side of it, whole pixels. */
export function patchOf(picture: Canvas, own: Uint8Array, box: Box, rimPx: number): Patch {
  const left = box.left - rimPx
  const top = box.top - rimPx
  const width = box.width + 2 * rimPx
  const height = box.height + 2 * rimPx
  const columns = Int32Array.from({ length: width }, (_, x) => mirrored(left + x, picture.width))
  const words = new Int32Array(width * height)
  const outside = new Uint8Array(words.length)
  for (let y = 0, i = 0; y < height; y++) {
    const row = mirrored(top + y, picture.height) * picture.width
    for (let x = 0; x < width; x++, i++) {
      const at = row + columns[x]!
      if (own[at] === 1) words[i] = picture.words[at]!
      else outside[i] = 1
    }
  }
  continueInto(words, outside, { width, height })
  return { left, top, rimPx, width, height, words, outside }
}

/** A place on a line of `count` pixels that is mirrored at its ends again and again. */
function mirrored(at: number, count: number): number {
  const turn = 2 * count
  const place = ((at % turn) + turn) % turn
  return place < count ? place : turn - 1 - place
}

const FAR = 1 << 28

/** Gives each pixel that is marked as outside the word of the inner one that is nearest, counted along rows and columns. */
export function continueInto(words: Int32Array, outside: Uint8Array, { width, height }: Size): void {
  const steps = new Int32Array(words.length)
  for (let i = 0; i < steps.length; i++) steps[i] = outside[i]! * FAR
  const look = (i: number, neighbour: number): void => {
    if (steps[neighbour]! + 1 >= steps[i]!) return
    steps[i] = steps[neighbour]! + 1
    words[i] = words[neighbour]!
  }
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (steps[i] === 0) continue
      if (x > 0) look(i, i - 1)
      if (y > 0) look(i, i - width)
    }
  }
  for (let y = height - 1, i = words.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      if (steps[i] === 0) continue
      if (x + 1 < width) look(i, i + 1)
      if (y + 1 < height) look(i, i + width)
    }
  }
}
