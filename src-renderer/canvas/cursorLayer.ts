import Konva from 'konva'
import type { ImagePoint, ScreenPoint, Size } from '../../src-shared/geometry/point.ts'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'
import { words } from '../locales/en.ts'
import type { Sample } from './sampleAt.ts'
import { SampleMark } from './sampleMark.ts'

type Line = readonly [ScreenPoint, ScreenPoint]

/** A cross's arms begin and end this far from its middle, screen pixels. */
const ARM = { from: 4, to: 13 }

const DARK = { stroke: 'rgb(16 17 20 / 80%)', strokeWidth: 3 }
const LIGHT = { stroke: 'rgb(255 255 255 / 95%)', strokeWidth: 1.25 }

const crossAt = ({ x, y }: ScreenPoint): Line[] =>
  [ARM, { from: -ARM.from, to: -ARM.to }].flatMap(({ from, to }): Line[] => [
    [
      { x: x + from, y },
      { x: x + to, y },
    ],
    [
      { x, y: y + from },
      { x, y: y + to },
    ],
  ])

/**
 * Outlines being drawn, the cross of a cursor that keys move, the string between hand and brush: in light and dark,
 * seen on any ground. The brush's ring is an element of its own.
 */
export class CursorLayer {
  readonly node = new Konva.Layer({ listening: false })
  private readonly outlines = [
    new Konva.Line({ ...DARK, visible: false }),
    new Konva.Line({ ...LIGHT, dash: [6, 4], visible: false }),
  ]
  private readonly marks = [DARK, LIGHT].map(
    (look) => new Konva.Shape({ ...look, sceneFunc: (context, shape) => this.drawMarks(context, shape) }),
  )
  private lines: readonly Line[] = []
  private outlined = false

  private readonly sampleMark = new SampleMark()

  constructor() {
    this.node.add(...this.outlines, this.sampleMark.node, ...this.marks)
  }

  /** Shows which sample of a path is asked about, and when the area is there; null hides it. */
  sample(sample: Sample | null, view: Viewport, canvas: Size): void {
    const mark = sample && {
      at: toScreen(view, sample.place),
      words: words.paths.sample(sample.index + 1, sample.count, sample.seconds),
    }
    if (this.sampleMark.show(mark, canvas.width)) this.node.batchDraw()
  }

  private drawMarks(context: Konva.Context, shape: Konva.Shape): void {
    context.beginPath()
    for (const [a, b] of this.lines) {
      context.moveTo(a.x, a.y)
      context.lineTo(b.x, b.y)
    }
    context.strokeShape(shape)
  }

  /** Shows the outline of a shape being drawn, closed by its last side; null hides it. */
  outline(points: readonly ImagePoint[] | null, view: Viewport): void {
    if (!points && !this.outlined) return
    this.outlined = points !== null
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

  /** `cross`: where a cursor is that keys move. `string`: from the brush to the hand that pulls it. Null: none. */
  mark(cross: ScreenPoint | null, string: Line | null): void {
    // A layer is drawn as a whole, and most moves of a hand have neither.
    if (!cross && !string && this.lines.length === 0) return
    this.lines = [...(cross ? crossAt(cross) : []), ...(string ? [string] : [])]
    this.node.draw()
  }
}
