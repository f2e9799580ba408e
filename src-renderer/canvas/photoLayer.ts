import Konva from 'konva'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'

/** From this scale on single pixels should be seen as what they are. */
const PIXELATED_FROM = 3

/** The photo, or in its place the frames of the preview; both stretched over the photo's rectangle. */
export class PhotoLayer {
  readonly node = new Konva.Layer({ listening: false })
  private readonly image = new Konva.Image({ image: undefined })
  private photo: { pixels: HTMLCanvasElement; size: Size } | null = null
  private view: Viewport | null = null

  constructor() {
    this.node.add(this.image)
  }

  setPhoto(pixels: HTMLCanvasElement | null): void {
    this.photo = pixels && { pixels, size: { width: pixels.width, height: pixels.height } }
    this.view = null
  }

  /** Shows the photo, or a picture in its place. A large photo takes a while to draw, so only when it must be. */
  show(picture: HTMLCanvasElement | null, view: Viewport): void {
    if (view === this.view && picture === null && this.image.image() === this.photo?.pixels) return
    this.view = view
    this.image.image(picture ?? this.photo?.pixels)
    if (this.photo) this.image.size(this.photo.size)
    this.image.position(view).scale({ x: view.scale, y: view.scale })
    const smooth = view.scale < PIXELATED_FROM
    if (this.node.imageSmoothingEnabled() !== smooth) this.node.imageSmoothingEnabled(smooth)
    this.node.draw()
  }
}
