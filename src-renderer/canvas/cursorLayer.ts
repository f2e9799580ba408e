import Konva from 'konva'
import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'

/** The brush's ring under the pointer: a light and a dark circle, seen on any ground. */
export class CursorLayer {
  readonly node = new Konva.Layer({ listening: false })
  private readonly dark = new Konva.Circle({ stroke: 'rgb(16 17 20 / 80%)', strokeWidth: 3, visible: false })
  private readonly light = new Konva.Circle({
    stroke: 'rgb(255 255 255 / 95%)',
    strokeWidth: 1.25,
    visible: false,
  })

  constructor() {
    this.node.add(this.dark, this.light)
  }

  /** Shows the ring of a brush of that diameter in photo pixels; null place or diameter hides it. */
  show(place: ImagePoint | null, diameterPx: number | null, view: Viewport): void {
    const visible = place !== null && diameterPx !== null
    const at = place ? toScreen(view, place) : { x: 0, y: 0 }
    const radius = Math.max(2, ((diameterPx ?? 0) / 2) * view.scale)
    for (const ring of [this.dark, this.light]) ring.setAttrs({ ...at, radius, visible })
    this.node.batchDraw()
  }
}
