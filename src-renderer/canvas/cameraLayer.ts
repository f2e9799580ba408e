import Konva from 'konva'
import type { ScreenPoint, Size } from '../../src-shared/geometry/point.ts'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'
import { cameraView } from '../../src-shared/motion/camera.ts'
import type { Camera } from '../../src-shared/project/movement.ts'
import { words } from '../locales/en.ts'

const DARK = 'rgb(16 17 20 / 80%)'
const LIGHT = 'rgb(255 255 255 / 95%)'
const FONT = '600 11px system-ui, sans-serif'
/** Screen pixels: the corner's marks, and the tag in the first corner. */
const CORNER = 14
const TAG = { height: 18, padding: 6 }

/** What the camera sees at the end of the clip, as a frame over the photo. */
export class CameraLayer {
  readonly node = new Konva.Layer({ listening: false, visible: false })
  private corners: readonly ScreenPoint[] = []
  private shown: readonly unknown[] = []

  constructor() {
    this.node.add(new Konva.Shape({ sceneFunc: (context) => this.draw(context._context) }))
  }

  show(camera: Camera | null, photo: Size, view: Viewport): void {
    const next = [camera, photo, view, this.node.width(), this.node.height()]
    if (next.every((part, i) => part === this.shown[i])) return
    this.shown = next
    this.node.visible(camera !== null)
    if (!camera) return
    this.corners = cornersAtEnd(camera, photo).map((corner) => toScreen(view, corner))
    this.node.draw()
  }

  private draw(context: CanvasRenderingContext2D): void {
    const [first, second] = this.corners
    if (!first || !second) return
    context.lineJoin = 'round'
    for (const [width, ink] of [
      [3.5, DARK],
      [1.5, LIGHT],
    ] as const) {
      context.lineWidth = width
      context.strokeStyle = ink
      context.setLineDash([])
      this.strokeCorners(context)
      context.setLineDash([5, 5])
      context.lineWidth = width - 0.5
      context.beginPath()
      for (const { x, y } of this.corners) context.lineTo(x, y)
      context.closePath()
      context.stroke()
    }
    context.setLineDash([])
    drawTag(context, first, Math.atan2(second.y - first.y, second.x - first.x))
  }

  /** Whole lines where they meet, so that the frame reads as one. */
  private strokeCorners(context: CanvasRenderingContext2D): void {
    const count = this.corners.length
    this.corners.forEach((at, i) => {
      const before = towards(at, this.corners[(i + count - 1) % count])
      const after = towards(at, this.corners[(i + 1) % count])
      context.beginPath()
      context.moveTo(before.x, before.y)
      context.lineTo(at.x, at.y)
      context.lineTo(after.x, after.y)
      context.stroke()
    })
  }
}

function towards(from: ScreenPoint, to: ScreenPoint = from): ScreenPoint {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const share = Math.min(0.5, CORNER / length)
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }
}

/** The corners of the last view, clockwise from its own upper left, photo pixels. */
export function cornersAtEnd(camera: Camera, photo: Size): { readonly x: number; readonly y: number }[] {
  const { centre, zoom, angle } = cameraView(camera, photo, 1)
  const [across, down] = [photo.width / 2 / zoom, photo.height / 2 / zoom]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const sides = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const
  return sides.map(([u, v]) => ({
    x: centre.x + u * across * cos - v * down * sin,
    y: centre.y + u * across * sin + v * down * cos,
  }))
}

function drawTag(context: CanvasRenderingContext2D, at: ScreenPoint, angle: number): void {
  const text = words.movement.cameraEnd
  context.save()
  context.translate(at.x, at.y)
  context.rotate(angle)
  context.font = FONT
  const width = context.measureText(text).width + 2 * TAG.padding
  context.fillStyle = DARK
  context.fillRect(0, 0, width, TAG.height)
  context.fillStyle = LIGHT
  context.textBaseline = 'middle'
  context.fillText(text, TAG.padding, TAG.height / 2)
  context.restore()
}
