import Konva from 'konva'
import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'

/** Outlines being drawn, in light and dark, seen on any ground. The brush's ring is an element of its own. */
export class CursorLayer {
  readonly node = new Konva.Layer({ listening: false })
  private readonly outlines = [
    new Konva.Line({ stroke: 'rgb(16 17 20 / 80%)', strokeWidth: 3, visible: false }),
    new Konva.Line({ stroke: 'rgb(255 255 255 / 95%)', strokeWidth: 1.25, dash: [6, 4], visible: false }),
  ]

  private shown = false

  constructor() {
    this.node.add(...this.outlines)
  }

  /** Shows the outline of a shape being drawn, closed by its last side; null hides it. */
  outline(points: readonly ImagePoint[] | null, view: Viewport): void {
    if (!points && !this.shown) return
    this.shown = points !== null
    const places = (points ?? []).flatMap((point) => {
      const { x, y } = toScreen(view, point)
      return [x, y]
    })
    for (const line of this.outlines) {
      line.points(places)
      line.closed(true)
      line.visible(places.length > 2)
    }
    this.node.draw()
  }
}
