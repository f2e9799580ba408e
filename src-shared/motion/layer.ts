import type { CutOut } from './matte.ts'

/**
 * A cut-out made ready for drawing at any sub-pixel place. Its pixels have a border of one empty texel all
 * round. Drawing mixes two by two neighbouring texels (a quad) into one pixel, always the same ones whatever the
 * place, so the quads that show anything are found once: as spans of a row, each wholly opaque or partly clear.
 */
export interface Layer {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** RGBA, straight colours; 0 where clear. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
  /** The same memory, one word a texel. */
  readonly words: Int32Array<ArrayBuffer>
  /** Triples: first quad, quad after the last, and 1 where all four texels are opaque. */
  readonly spans: Int32Array<ArrayBuffer>
  /** Where each quad row's spans begin in `spans`, and where the last one's end. */
  readonly rows: Int32Array<ArrayBuffer>
}

export function layerOf(cutOut: CutOut): Layer {
  const { box } = cutOut
  const width = box.width + 2
  const height = box.height + 2
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < box.height; y++) {
    const row = cutOut.pixels.subarray(y * box.width * 4, (y + 1) * box.width * 4)
    pixels.set(row, ((y + 1) * width + 1) * 4)
  }
  return {
    left: box.left - 1,
    top: box.top - 1,
    width,
    height,
    pixels,
    words: new Int32Array(pixels.buffer),
    ...quadSpans(pixels, width, height),
  }
}

const CLEAR = 0
const MIXED = 1
const OPAQUE = 2

function quadSpans(pixels: Uint8ClampedArray, width: number, height: number): Pick<Layer, 'spans' | 'rows'> {
  const spans: number[] = []
  const rows = new Int32Array(height)
  for (let y = 0; y + 1 < height; y++) {
    rows[y] = spans.length
    let from = 0
    let kind = quadKind(pixels, y * width, width)
    for (let x = 1; x < width; x++) {
      const next = x + 1 < width ? quadKind(pixels, y * width + x, width) : -1
      if (next === kind) continue
      if (kind !== CLEAR) spans.push(from, x, kind === OPAQUE ? 1 : 0)
      from = x
      kind = next
    }
  }
  rows[height - 1] = spans.length
  return { spans: Int32Array.from(spans), rows }
}

function quadKind(pixels: Uint8ClampedArray, at: number, width: number): number {
  const a = pixels[at * 4 + 3]!
  const b = pixels[at * 4 + 7]!
  const c = pixels[(at + width) * 4 + 3]!
  const d = pixels[(at + width) * 4 + 7]!
  if ((a & b & c & d) === 255) return OPAQUE
  return (a | b | c | d) === 0 ? CLEAR : MIXED
}
