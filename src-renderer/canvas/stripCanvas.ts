import type { Size } from '../../src-shared/geometry/point.ts'
import type { PixelRect } from './labelRuns.ts'
import type { Picture } from './tint.ts'

/** Height of a strip, canvas pixels. Measured: a stroke's part of a frame seldom touches more than two. */
const STRIP_HEIGHT = 96

/**
 * A canvas in strips, over a picture in memory. The first change of a canvas in a frame makes a copy of it all, as the
 * screen still shows the last one; of a strip that is little.
 */
export class StripCanvas {
  readonly element = document.createElement('div')
  size: Size = { width: 0, height: 0 }
  picture: Picture = { pixels: new Uint32Array(0), width: 0 }
  private data: ImageData | null = null
  private strips: CanvasRenderingContext2D[] = []

  constructor() {
    this.element.className = 'strips'
  }

  /** Size in CSS pixels; what was there is gone. */
  resize({ width, height }: Size, pixelRatio: number): void {
    this.size = {
      width: Math.max(1, Math.floor(width * pixelRatio)),
      height: Math.max(1, Math.floor(height * pixelRatio)),
    }
    this.data = new ImageData(this.size.width, this.size.height)
    this.picture = { pixels: new Uint32Array(this.data.data.buffer), width: this.size.width }
    this.strips = []
    for (let y = 0; y < this.size.height; y += STRIP_HEIGHT) {
      const strip = document.createElement('canvas')
      strip.width = this.size.width
      strip.height = Math.min(STRIP_HEIGHT, this.size.height - y)
      strip.style.width = `${strip.width / pixelRatio}px`
      strip.style.height = `${strip.height / pixelRatio}px`
      const brush = strip.getContext('2d')
      if (brush) this.strips.push(brush)
    }
    this.element.replaceChildren(...this.strips.map(({ canvas }) => canvas))
  }

  /** Shows what a rectangle of the picture holds now. */
  put({ x, y, width, height }: PixelRect): void {
    const { data } = this
    if (!data) return
    this.strips.forEach((strip, i) => {
      const top = i * STRIP_HEIGHT
      const from = Math.max(y, top)
      const to = Math.min(y + height, top + strip.canvas.height)
      if (from < to) strip.putImageData(data, 0, -top, x, from, width, to - from)
    })
  }
}
