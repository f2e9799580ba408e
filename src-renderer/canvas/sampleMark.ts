import Konva from 'konva'
import type { ScreenPoint } from '../../src-shared/geometry/point.ts'

const LABEL_GAP = 14

/** A ring around one sample of a path, and beside it what is known of it. */
export class SampleMark {
  readonly node = new Konva.Group({ visible: false, listening: false })
  private readonly ring = new Konva.Circle({ radius: 5, stroke: '#ffffff', strokeWidth: 2, fill: '#16171a' })
  private readonly label = new Konva.Label()
  private readonly text = new Konva.Text({
    fontSize: 12,
    fontFamily: 'sans-serif',
    padding: 5,
    fill: '#e9eaee',
  })

  constructor() {
    this.label.add(new Konva.Tag({ fill: 'rgb(22 23 26 / 92%)', cornerRadius: 4 }), this.text)
    this.node.add(this.ring, this.label)
  }

  /** Null hides it. `width`: the canvas's, so that the words stay on it. Says whether there is anything new to draw. */
  show(mark: { readonly at: ScreenPoint; readonly words: string } | null, width: number): boolean {
    const was = this.node.visible()
    this.node.visible(mark !== null)
    if (!mark) return was
    const { x, y } = mark.at
    this.ring.position(mark.at)
    this.text.text(mark.words)
    const isRight = x + LABEL_GAP + this.text.width() <= width
    const left = isRight ? x + LABEL_GAP : x - LABEL_GAP - this.text.width()
    this.label.position({ x: left, y: Math.max(0, y - LABEL_GAP - this.text.height()) })
    return true
  }
}
