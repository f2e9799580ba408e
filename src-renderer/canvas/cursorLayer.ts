import Konva from 'konva'
import type { ImagePoint, ScreenPoint } from '../../src-shared/geometry/point.ts'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'

type Line = readonly [ScreenPoint, ScreenPoint]

export interface CursorView {
  /** Where pointer or arrow keys are; null: elsewhere. */
  readonly place: ImagePoint | null
  /** The brush's diameter, photo pixels; null: the tool has no ring. */
  readonly diameterPx: number | null
  /** Where a stroke has come to that is being painted: on a string it is behind the hand. */
  readonly tip: ImagePoint | null
  /** The system draws a pointer, but no cursor that keys move. */
  readonly byKeys: boolean
}

/** A cross's arms begin and end this far from its middle, screen pixels. */
const ARM = { from: 4, to: 13 }

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

  /** The string between hand and brush, and the cross of a cursor that keys move. */
  private readonly marks = [
    new Konva.Shape({
      stroke: 'rgb(16 17 20 / 80%)',
      strokeWidth: 3,
      sceneFunc: (c, s) => this.drawMarks(c, s),
    }),
    new Konva.Shape({
      stroke: 'rgb(255 255 255 / 95%)',
      strokeWidth: 1.25,
      sceneFunc: (c, s) => this.drawMarks(c, s),
    }),
  ]
  private lines: readonly Line[] = []

  constructor() {
    this.node.add(...this.outlines, ...this.marks, this.dark, this.light)
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

  show({ place, diameterPx, tip, byKeys }: CursorView, view: Viewport): void {
    const at = tip ?? place
    const visible = at !== null && diameterPx !== null
    const radius = Math.max(2, ((diameterPx ?? 0) / 2) * view.scale)
    const middle = at ? toScreen(view, at) : { x: 0, y: 0 }
    for (const ring of [this.dark, this.light]) ring.setAttrs({ ...middle, radius, visible })
    const hand = place && toScreen(view, place)
    this.lines = hand
      ? [...(byKeys ? crossAt(hand) : []), ...(visible && tip ? [[middle, hand] as const] : [])]
      : []
    this.node.batchDraw()
  }
}
