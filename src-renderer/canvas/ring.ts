import type { ScreenPoint } from '../../src-shared/geometry/point.ts'

/** Width of the light line, screen pixels; styles/canvas.css draws it and the dark ones beside it. */
const LINE_PX = 1.25
const LEAST_RADIUS_PX = 2

/**
 * The brush's ring under the pointer: in light and dark, seen on any ground. An element of its own, as moving one costs
 * next to nothing: a layer would be cleared, drawn and put on the screen as a whole with each move of the hand.
 */
export class Ring {
  private readonly element = document.createElement('div')
  private side = 0

  constructor(container: HTMLElement) {
    this.element.className = 'brush-ring'
    this.element.ariaHidden = 'true'
    this.element.hidden = true
    container.append(this.element)
  }

  /** Places and radius in screen pixels; null: no tool with a ring is over the canvas. */
  show(at: ScreenPoint | null, radius: number): void {
    const { style } = this.element
    if (this.element.hidden === !!at) this.element.hidden = !at
    if (!at) return
    const side = 2 * Math.max(LEAST_RADIUS_PX, radius) + LINE_PX
    if (side !== this.side) style.width = style.height = `${side}px`
    this.side = side
    style.transform = `translate(${at.x - side / 2}px, ${at.y - side / 2}px)`
  }

  remove(): void {
    this.element.remove()
  }
}
