import { distance, type ImagePoint } from '../../src-shared/geometry/point.ts'
import type { Tool } from './tool.ts'

/** A click zooms by this factor. */
const CLICK_FACTOR = 2
/** A drag shorter than this is a click, screen pixels. */
const SLIP_PX = 5

/** A click comes nearer, with Alt it steps back; a box that is dragged open fills the canvas. It edits nothing. */
export const zoom: Tool = {
  id: 'zoom',
  cursor: 'zoom-in',
  rightErases: false,
  refusal: () => null,
  begin(start, { scale, keys }) {
    let end: ImagePoint = start
    const isClick = (): boolean => distance(start, end) * scale < SLIP_PX
    return {
      move: (points) => void (end = points.at(-1) ?? end),
      preview: () =>
        isClick()
          ? null
          : { kind: 'outline', points: [start, { x: end.x, y: start.y }, end, { x: start.x, y: end.y }] },
      finish: () => null,
      look: () =>
        isClick()
          ? { kind: 'zoom', at: start, factor: keys.alt ? 1 / CLICK_FACTOR : CLICK_FACTOR }
          : { kind: 'box', corners: [start, end] },
    }
  },
}
