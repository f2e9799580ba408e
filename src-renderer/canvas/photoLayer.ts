import Konva from 'konva'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { glanceSize } from '../../src-shared/photo/glance.ts'

/** From this scale on single pixels should be seen as what they are. */
const PIXELATED_FROM = 3

/** The photo, or in its place the frames of the preview; both stretched over the photo's rectangle. */
export class PhotoLayer {
  readonly node = new Konva.Layer({ listening: false })
  private readonly image = new Konva.Image({ image: undefined })
  private photo: { readonly picture: HTMLCanvasElement | null; readonly size: Size } | null = null
  /** The photo at a glance, for while it is being turned: a turned picture is drawn slowly. */
  private light: HTMLCanvasElement | null = null
  private view: Viewport | null = null
  private degrees = 0

  constructor() {
    this.node.add(this.image)
  }

  /** The photo's picture, at its own size or another, and the photo's size. */
  setPhoto(picture: HTMLCanvasElement | null, size: Size): void {
    this.photo = { picture, size }
    this.light = null
    this.view = null
  }

  /**
   * Shows the photo, turned about its middle by an angle, or a picture in its place. A large photo takes a while to
   * draw, so only when it must be.
   */
  show(frame: HTMLCanvasElement | null, view: Viewport, degrees = 0): void {
    const picture = frame ?? (degrees === 0 ? this.photo?.picture : this.lightPicture()) ?? undefined
    if (view === this.view && degrees === this.degrees && frame === null && this.image.image() === picture)
      return
    this.view = view
    this.degrees = degrees
    const size = this.photo?.size ?? { width: 0, height: 0 }
    const middle = { x: size.width / 2, y: size.height / 2 }
    this.image.image(picture)
    this.image.size(size).offset(middle).rotation(degrees)
    this.image
      .position({ x: view.x + middle.x * view.scale, y: view.y + middle.y * view.scale })
      .scale({ x: view.scale, y: view.scale })
    const smooth = view.scale < PIXELATED_FROM || degrees !== 0
    if (this.node.imageSmoothingEnabled() !== smooth) this.node.imageSmoothingEnabled(smooth)
    this.node.draw()
  }

  private lightPicture(): HTMLCanvasElement | null {
    const picture = this.photo?.picture ?? null
    const size = picture && glanceSize(picture)
    if (!size) return picture
    if (!this.light) {
      this.light = document.createElement('canvas')
      Object.assign(this.light, { width: size.width, height: size.height })
      this.light.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height)
    }
    return this.light
  }
}
