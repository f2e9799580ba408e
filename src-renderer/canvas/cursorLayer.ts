import Konva from 'konva'
import type { ImagePoint, Size } from '../../src-shared/geometry/point.ts'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'
import { words } from '../locales/en.ts'
import type { Sample } from './sampleAt.ts'
import { SampleMark } from './sampleMark.ts'

/** The brush's ring under the pointer, and outlines being drawn: in light and dark, seen on any ground. */
export class CursorLayer {
  readonly node = new Konva.Layer({ listening: false })
  private readonly dark = new Konva.Circle({ stroke: 'rgb(16 17 20 / 80%)', strokeWidth: 3, visible: false })
  private readonly light = new Konva.Circle({
    stroke: 'rgb(255 255 255 / 95%)',
    strokeWidth: 1.25,
    visible: false,
  })

  private readonly outlines = [
    new Konva.Line({ stroke: 'rgb(16 17 20 / 80%)', strokeWidth: 3, visible: false }),
    new Konva.Line({ stroke: 'rgb(255 255 255 / 95%)', strokeWidth: 1.25, dash: [6, 4], visible: false }),
  ]

  private readonly mark = new SampleMark()

  constructor() {
    this.node.add(...this.outlines, this.mark.node, this.dark, this.light)
  }

  /** Shows which sample of a path is asked about, and when the area is there; null hides it. */
  sample(sample: Sample | null, view: Viewport, canvas: Size): void {
    const mark = sample && {
      at: toScreen(view, sample.place),
      words: words.paths.sample(sample.index + 1, sample.count, sample.seconds),
    }
    this.mark.show(mark, canvas.width)
    this.node.batchDraw()
  }

  /** Shows the outline of a shape being drawn, closed by its last side; null hides it. */
  outline(points: readonly ImagePoint[] | null, view: Viewport): void {
    const places = (points ?? []).flatMap((point) => {
      const { x, y } = toScreen(view, point)
      return [x, y]
    })
    for (const line of this.outlines) {
      line.points(places)
      line.closed(true)
      line.visible(places.length > 2)
    }
    this.node.batchDraw()
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
