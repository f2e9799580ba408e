import type { ImagePoint, Size } from '../geometry/point.ts'
import type { Canvas } from './compose.ts'
import type { Layer } from './layer.ts'
import type { Placement } from './timing.ts'
import { areaAveraged, bilinear, type Line } from './turningLines.ts'

/** A layer made ready for turning and scaling about its centre of mass. */
export interface Turning extends Size {
  /** Of its first texel, and of its centre of mass, pixels of the scene. */
  readonly left: number
  readonly top: number
  readonly centreX: number
  readonly centreY: number
  /** How far its outermost texel is from the centre, pixels. */
  readonly radius: number
  /** RGBA with colours multiplied by their opacity, one word a texel. */
  readonly words: Int32Array<ArrayBuffer>
}

export function turningOf({ left, top, width, height, pixels }: Layer): Turning {
  const multiplied = pixels.slice()
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3]!
    if (alpha === 255) continue
    for (let c = i; c < i + 3; c++) multiplied[c] = Math.round((pixels[c]! * alpha) / 255)
  }
  // A cut-out may be clear all over.
  const { x, y } = centreOfMass({ width, height }, (i) => pixels[i * 4 + 3]!) ?? {
    x: width / 2,
    y: height / 2,
  }
  return {
    left,
    top,
    width,
    height,
    centreX: left + x,
    centreY: top + y,
    radius: Math.hypot(Math.max(x, width - 1 - x), Math.max(y, height - 1 - y)),
    words: new Int32Array(multiplied.buffer),
  }
}

/** The middle of a picture's pixels (counted row by row) by how much each weighs; null where none weighs anything. */
export function centreOfMass(
  { width, height }: Size,
  weightOf: (index: number) => number,
): ImagePoint | null {
  let [mass, sumX, sumY] = [0, 0, 0]
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const weight = weightOf(i)
      mass += weight
      sumX += weight * x
      sumY += weight * y
    }
  }
  return mass > 0 ? { x: sumX / mass, y: sumY / mass } : null
}

/** How far the outermost part of a layer is from where it stands in the photo, at most, pixels. */
export function awayOf({ dx, dy, angle, scale }: Placement, radius: number): number {
  return Math.hypot(dx, dy) + radius * Math.hypot(scale * Math.cos(angle) - 1, scale * Math.sin(angle))
}

/**
 * Places looked at for each pixel, a side: one down to half the size. Shrunk more, texels would fall between pixels, so
 * these show the mean of their areas, of ever more places.
 */
const samplesFor = (scale: number): number => Math.max(1, 1 / scale - 1)

/** Draws a layer that is turned or scaled: bilinear, or averaged where it is shrunk far. */
export function drawTurned(canvas: Canvas, turning: Turning, at: Placement): void {
  // What a step to the right is in texels. A step down is the same, turned by a quarter.
  const stepX = Math.cos(at.angle) / at.scale
  const stepY = -Math.sin(at.angle) / at.scale
  const samples = samplesFor(at.scale)
  const draw = samples === 1 ? bilinear : areaAveraged
  // Pixels around the layer show some of it where they show more than a place.
  const margin = samples === 1 ? 0 : 1 / at.scale
  const [first, last] = rowsTurned(turning, at, canvas)
  for (let y = first; y < last; y++) {
    const [fromX, fromY] = [-turning.centreX - at.dx, y - turning.centreY - at.dy]
    const u = fromX * stepX - fromY * stepY + turning.centreX - turning.left
    const v = fromX * stepY + fromY * stepX + turning.centreY - turning.top
    const acrossU = inside(u, stepX, turning.width - 1, margin)
    const acrossV = inside(v, stepY, turning.height - 1, margin)
    const from = Math.max(0, acrossU[0], acrossV[0])
    const to = Math.min(canvas.width, acrossU[1], acrossV[1])
    if (from >= to) continue
    const line: Line = {
      target: y * canvas.width + from,
      count: to - from,
      u: u + from * stepX,
      v: v + from * stepY,
      stepX,
      stepY,
      samples,
    }
    draw(canvas.words, turning, line)
  }
}

/** The whole numbers x for which `start + x * step` is at least 0 and below an end, each side widened by a margin. */
function inside(start: number, step: number, end: number, margin: number): readonly [number, number] {
  // The last place has to stay clear of the end by more than what is lost to fixed point on a long line.
  const low = -margin + SLACK - start
  const high = end + margin - SLACK - start
  if (Math.abs(step) < 1e-12) return low <= 0 && 0 < high ? [-Infinity, Infinity] : [0, 0]
  const [a, b] = step > 0 ? [low / step, high / step] : [high / step, low / step]
  return [Math.ceil(a), Math.floor(b) + 1]
}

const SLACK = 0.002

/** The rows of a picture that a layer can touch there: first, and after the last. */
export function rowsTurned(turning: Turning, at: Placement, { height }: Size): [number, number] {
  const [sin, cos] = [at.scale * Math.sin(at.angle), at.scale * Math.cos(at.angle)]
  const [left, top] = [turning.left - turning.centreX, turning.top - turning.centreY]
  const [right, bottom] = [left + turning.width - 1, top + turning.height - 1]
  const ends = [
    left * sin + top * cos,
    right * sin + top * cos,
    left * sin + bottom * cos,
    right * sin + bottom * cos,
  ]
  const centre = turning.centreY + at.dy
  const first = Math.floor(centre + Math.min(...ends)) - 1
  const last = Math.ceil(centre + Math.max(...ends)) + 2
  return [Math.min(height, Math.max(0, first)), Math.max(0, Math.min(height, last))]
}
