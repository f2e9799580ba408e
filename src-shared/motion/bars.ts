import type { Size } from '../geometry/point.ts'

/** The bars show the photo so small that nothing of it is to be recognised but its colours. Pixels of the longer side. */
const SMALL = 24
/** They are this much darker than the photo, so that it stands out. Product decision. */
const BRIGHTNESS = 0.6
/** A triangle's share of the nearest pixels, twice over, is smooth enough for the eye. */
const BLURS = 2

/**
 * A blurred, darkened picture of the photo, spread over all of a clip: what is seen beside a photo of another shape.
 * `photo` is RGBA, row by row; so is what is given back.
 */
export function blurredBars(
  photo: Uint8ClampedArray,
  size: Size,
  clip: Size,
): Uint8ClampedArray<ArrayBuffer> {
  const scale = SMALL / Math.max(clip.width, clip.height)
  const small = {
    width: Math.max(2, Math.round(clip.width * scale)),
    height: Math.max(2, Math.round(clip.height * scale)),
  }
  let colours = shrunk(photo, size, small)
  for (let i = 0; i < BLURS; i++) colours = blurred(colours, small)
  return spread(colours, small, clip)
}

/** Means of the photo's middle part that has the small picture's shape. Three numbers a pixel. */
function shrunk(photo: Uint8ClampedArray, size: Size, small: Size): Float32Array {
  const cell = Math.min(size.width / small.width, size.height / small.height)
  const left = (size.width - cell * small.width) / 2
  const top = (size.height - cell * small.height) / 2
  const out = new Float32Array(small.width * small.height * 3)
  for (let y = 0, o = 0; y < small.height; y++) {
    const firstY = Math.floor(top + y * cell)
    const lastY = Math.max(firstY + 1, Math.floor(top + (y + 1) * cell))
    for (let x = 0; x < small.width; x++, o += 3) {
      const firstX = Math.floor(left + x * cell)
      const lastX = Math.max(firstX + 1, Math.floor(left + (x + 1) * cell))
      for (let v = firstY; v < lastY; v++) {
        for (let u = firstX; u < lastX; u++) {
          const at = (Math.min(v, size.height - 1) * size.width + Math.min(u, size.width - 1)) * 4
          for (let c = 0; c < 3; c++) out[o + c]! += photo[at + c]!
        }
      }
      const count = (lastX - firstX) * (lastY - firstY)
      for (let c = 0; c < 3; c++) out[o + c]! *= BRIGHTNESS / count
    }
  }
  return out
}

/** Each pixel with its neighbours: a quarter, a half, a quarter, along rows and columns. Edges go on as they are. */
function blurred(colours: Float32Array, { width, height }: Size): Float32Array {
  const across = new Float32Array(colours.length)
  const out = new Float32Array(colours.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [before, here, after] = [Math.max(0, x - 1), x, Math.min(width - 1, x + 1)].map(
        (at) => (y * width + at) * 3,
      ) as [number, number, number]
      for (let c = 0; c < 3; c++) {
        across[here + c] = colours[before + c]! / 4 + colours[here + c]! / 2 + colours[after + c]! / 4
      }
    }
  }
  for (let y = 0; y < height; y++) {
    const [before, here, after] = [Math.max(0, y - 1), y, Math.min(height - 1, y + 1)].map(
      (at) => at * width * 3,
    ) as [number, number, number]
    for (let i = 0; i < width * 3; i++) {
      out[here + i] = across[before + i]! / 4 + across[here + i]! / 2 + across[after + i]! / 4
    }
  }
  return out
}

/** The small picture, smoothly enlarged to the whole clip. */
function spread(colours: Float32Array, small: Size, clip: Size): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(clip.width * clip.height * 4)
  const columns = Array.from({ length: clip.width }, (_, x) => place(x, clip.width, small.width))
  for (let y = 0, o = 0; y < clip.height; y++) {
    const [row, down] = place(y, clip.height, small.height)
    for (let x = 0; x < clip.width; x++, o += 4) {
      const [column, right] = columns[x]!
      const at = (row * small.width + column) * 3
      const below = at + small.width * 3
      for (let c = 0; c < 3; c++) {
        const upper = colours[at + c]! + (colours[at + 3 + c]! - colours[at + c]!) * right
        const lower = colours[below + c]! + (colours[below + 3 + c]! - colours[below + c]!) * right
        out[o + c] = upper + (lower - upper) * down
      }
      out[o + 3] = 255
    }
  }
  return out
}

/** The pixel before a place, of those that have one after them, and how far it is past its middle, 0 to 1, smoothed. */
function place(at: number, length: number, small: number): [number, number] {
  const exact = Math.min(small - 1, Math.max(0, ((at + 0.5) * small) / length - 0.5))
  const first = Math.min(small - 2, Math.floor(exact))
  const past = exact - first
  // Straight ramps between so few pixels would show their corners.
  return [first, past * past * (3 - 2 * past)]
}
