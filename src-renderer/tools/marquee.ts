import type { ImagePoint, Size } from '../../src-shared/geometry/point.ts'
import { ellipseSpans, polygonSpans, type SpanTaker } from '../../src-shared/labels/shapes.ts'
import { paintingTool, startPainting } from './painting.ts'
import type { HeldKeys, Tool } from './tool.ts'

type Corners = readonly [ImagePoint, ImagePoint]

/** The box between two corners: Shift makes it a square, Alt takes the first for its centre. */
function boxOf(start: ImagePoint, pointer: ImagePoint, { shift, alt }: HeldKeys): Corners {
  let [dx, dy] = [pointer.x - start.x, pointer.y - start.y]
  if (shift) {
    const side = Math.max(Math.abs(dx), Math.abs(dy))
    ;[dx, dy] = [dx < 0 ? -side : side, dy < 0 ? -side : side]
  }
  const far = { x: start.x + dx, y: start.y + dy }
  return [alt ? { x: start.x - dx, y: start.y - dy } : start, far]
}

const cornersOf = ([a, b]: Corners): ImagePoint[] => [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }]

const OUTLINE_STEPS = 64

const around = ([a, b]: Corners): ImagePoint[] =>
  Array.from({ length: OUTLINE_STEPS }, (_, i) => {
    const angle = (2 * Math.PI * i) / OUTLINE_STEPS
    return {
      x: (a.x + b.x) / 2 + (Math.abs(b.x - a.x) / 2) * Math.cos(angle),
      y: (a.y + b.y) / 2 + (Math.abs(b.y - a.y) / 2) * Math.sin(angle),
    }
  })

/** A shape that is dragged open from corner to corner. */
const marquee = (
  id: 'rectangle' | 'ellipse',
  outline: (box: Corners) => readonly ImagePoint[],
  spans: (box: Corners, size: Size, take: SpanTaker) => void,
): Tool => ({
  ...paintingTool,
  id,
  cursor: 'crosshair',
  begin(start, context) {
    if (paintingTool.refusal(context)) return null
    let box: Corners = [start, start]
    return {
      move(points, keys) {
        const pointer = points.at(-1)
        if (pointer) box = boxOf(start, pointer, keys)
      },
      preview: () => ({ kind: 'outline', points: outline(box) }),
      finish() {
        const painting = startPainting(context, context.erase)
        if (!painting) return null
        const { draft, label } = painting
        spans(box, context.project.photo, (y, left, right) => draft.span(y, left, right, label))
        return painting.finish()
      },
    }
  },
})

export const rectangle = marquee('rectangle', cornersOf, (box, size, take) =>
  polygonSpans(cornersOf(box), size, take),
)
export const ellipse = marquee('ellipse', around, ([a, b], size, take) => ellipseSpans(a, b, size, take))
