import Konva from 'konva'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'
import { gripPlace, GRIPS, type Framing } from '../../src-shared/photo/frame.ts'

const SHADE = 'rgb(16 17 20 / 62%)'
const DARK = 'rgb(16 17 20 / 80%)'
const LIGHT = 'rgb(255 255 255 / 95%)'
const LINE = 'rgb(255 255 255 / 45%)'
const GRIP_PX = 9
/** A frame has thirds to compose by; while the photo is turned, a finer grid to hold its lines against. */
const THIRDS = 3
const GRID = 9

interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The frame of a photo that is being cut: what would go is in the shade. */
export class FrameLayer {
  readonly node = new Konva.Layer({ listening: false, visible: false })
  private rect: Rect | null = null
  private cells = THIRDS

  constructor() {
    this.node.add(new Konva.Shape({ sceneFunc: (context) => this.draw(context._context) }))
  }

  show(framing: Framing | null, view: Viewport): void {
    this.node.visible(framing !== null)
    if (!framing) return
    const { x, y, width, height, degrees } = framing.frame
    const corner = toScreen(view, { x: x - 0.5, y: y - 0.5 })
    this.rect = { ...corner, width: width * view.scale, height: height * view.scale }
    this.cells = degrees === 0 ? THIRDS : GRID
    this.node.draw()
  }

  private draw(context: CanvasRenderingContext2D): void {
    if (!this.rect) return
    const { x, y, width, height } = this.rect
    context.fillStyle = SHADE
    context.beginPath()
    context.rect(0, 0, this.node.width(), this.node.height())
    context.rect(x, y, width, height)
    context.fill('evenodd')
    this.drawGrid(context, this.rect)
    context.strokeStyle = DARK
    context.lineWidth = 3
    context.strokeRect(x, y, width, height)
    context.strokeStyle = LIGHT
    context.lineWidth = 1.25
    context.strokeRect(x, y, width, height)
    for (const grip of GRIPS) {
      const place = gripPlace(grip)
      const [left, top] = [x + place.x * width - GRIP_PX / 2, y + place.y * height - GRIP_PX / 2]
      context.fillStyle = LIGHT
      context.fillRect(left, top, GRIP_PX, GRIP_PX)
      context.strokeStyle = DARK
      context.lineWidth = 1
      context.strokeRect(left, top, GRIP_PX, GRIP_PX)
    }
  }

  private drawGrid(context: CanvasRenderingContext2D, { x, y, width, height }: Rect): void {
    context.strokeStyle = LINE
    context.lineWidth = 1
    context.beginPath()
    for (let i = 1; i < this.cells; i++) {
      context.moveTo(x + (i * width) / this.cells, y)
      context.lineTo(x + (i * width) / this.cells, y + height)
      context.moveTo(x, y + (i * height) / this.cells)
      context.lineTo(x + width, y + (i * height) / this.cells)
    }
    context.stroke()
  }
}
