import type { ImagePoint, Size } from '../geometry/point.ts'
import { pixelRuns, type SpanTaker } from './shapes.ts'

/** Pixels of like colour: asked again and again while a hand looks for the right tolerance. */
export interface Wand {
  /** Gives the runs of the pixels that a tolerance of 0 to 255 takes in, row by row. */
  readonly spans: (tolerance: number, take: SpanTaker) => void
}

/** RGBA bytes row by row, and their size. */
export interface Picture extends Size {
  readonly pixels: Uint8ClampedArray
}

/** How far each pixel's colour is from that of one pixel: the largest difference of red, green and blue, 0 to 255. */
function likeness({ pixels }: Picture, seed: number): (i: number) => number {
  const [red, green, blue] = [pixels[4 * seed]!, pixels[4 * seed + 1]!, pixels[4 * seed + 2]!]
  return (i) => {
    const r = Math.abs(pixels[4 * i]! - red)
    const g = Math.abs(pixels[4 * i + 1]! - green)
    const b = Math.abs(pixels[4 * i + 2]! - blue)
    return r > g ? (r > b ? r : b) : g > b ? g : b
  }
}

/** All pixels of the picture whose colour is like that at a place; null beside the picture. */
export function wholeWand(picture: Picture, place: ImagePoint): Wand | null {
  const seed = indexAt(picture, place)
  if (seed === null) return null
  const far = likeness(picture, seed)
  return {
    spans: (tolerance, take) => pixelRuns(picture, 0, picture.height - 1, (i) => far(i) <= tolerance, take),
  }
}

/**
 * The pixels of like colour that hang together with a place by their sides; null beside the picture. Each pixel gets
 * the least tolerance that reaches it (the smallest possible largest step on a way there, found from the lowest level
 * up, as Dijkstra's algorithm does with a bucket for each level), so another tolerance costs only what it adds.
 */
export function contiguousWand(picture: Picture, place: ImagePoint): Wand | null {
  const seed = indexAt(picture, place)
  if (seed === null) return null
  const { width, height } = picture
  const far = likeness(picture, seed)
  const need = new Uint8Array(width * height)
  const seen = new Uint8Array(width * height)
  const waiting = Array.from({ length: 256 }, () => new IndexStack())
  let [top, bottom] = [height, -1]
  const reach = (i: number, level: number): void => {
    if (seen[i] === 1) return
    seen[i] = 1
    const least = Math.max(level, far(i))
    need[i] = least
    waiting[least]!.push(i)
  }
  const grow = (level: number): void => {
    const stack = waiting[level]!
    for (let i = stack.pop(); i >= 0; i = stack.pop()) {
      const x = i % width
      const y = (i - x) / width
      if (y < top) top = y
      if (y > bottom) bottom = y
      if (x > 0) reach(i - 1, level)
      if (x < width - 1) reach(i + 1, level)
      if (y > 0) reach(i - width, level)
      if (y < height - 1) reach(i + width, level)
    }
  }
  reach(seed, 0)
  let grown = -1
  return {
    spans(tolerance, take) {
      while (grown < tolerance) grow(++grown)
      pixelRuns(picture, top, bottom, (i) => seen[i] === 1 && need[i]! <= tolerance, take)
    },
  }
}

function indexAt({ width, height }: Size, place: ImagePoint): number | null {
  const [x, y] = [Math.round(place.x), Math.round(place.y)]
  return x < 0 || y < 0 || x >= width || y >= height ? null : y * width + x
}

/** Indexes, last in, first out: four bytes each where an array of numbers would take more. */
class IndexStack {
  private items = new Int32Array(64)
  private count = 0

  push(item: number): void {
    if (this.count === this.items.length) {
      const larger = new Int32Array(this.items.length * 2)
      larger.set(this.items)
      this.items = larger
    }
    this.items[this.count++] = item
  }

  /** The last one; -1 when there is none. */
  pop(): number {
    return this.count === 0 ? -1 : this.items[--this.count]!
  }
}
