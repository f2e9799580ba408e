import Konva from 'konva'
import { ease } from '../../src-shared/geometry/easing.ts'
import { flatten, type MotionPath } from '../../src-shared/geometry/path.ts'
import type { ImagePoint, ScreenPoint } from '../../src-shared/geometry/point.ts'
import { lengthOf, placeAt, type Polyline } from '../../src-shared/geometry/polyline.ts'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'
import type { Group } from '../../src-shared/project/project.ts'
import type { SentPath } from '../../src-shared/service/asSent.ts'
import { anchorDots } from './anchorDots.ts'
import { cssColour } from './areaStyle.ts'

const OUTLINE = 'rgb(16 17 20 / 85%)'
/** Ticks stand evenly in time: ten parts of the whole, or fewer where they would crowd, screen pixels apart. */
const TIME_PARTS = 10
const TICK_SPACING = 22

export interface PathLook {
  /** The chosen area's path shows its points. */
  readonly active: boolean
  readonly chosen: readonly number[]
  /** The points that a service is sent, where they are to be seen. */
  readonly samples?: readonly ImagePoint[] | null
}

/** A path as shapes in screen pixels: outlined line, arrow, start ring, ticks in time, and points when active. */
export function pathShapes(group: Group, path: MotionPath, view: Viewport, look: PathLook): Konva.Group {
  const line = flatten(path)
  const colour = cssColour(group.label)
  const shapes = new Konva.Group({ opacity: look.active ? 1 : 0.75 })
  const points = Array.from(line.xs, (x, i) => toScreen(view, { x, y: line.ys[i] ?? 0 })).flatMap(
    ({ x, y }) => [x, y],
  )
  const width = look.active ? 3 : 2
  const stroke = (strokeWidth: number, ink: string): Konva.Line =>
    new Konva.Line({ points, stroke: ink, strokeWidth, lineCap: 'round', lineJoin: 'round' })
  shapes.add(stroke(width + 3, OUTLINE), stroke(width, colour))
  if (lengthOf(line) > 0) {
    const parts = Math.min(TIME_PARTS, Math.floor((lengthOf(line) * view.scale) / TICK_SPACING))
    for (let i = 1; i < parts; i++) shapes.add(...tick(line, ease(path.easing, i / parts), view, colour))
    shapes.add(arrow(line, view, colour))
  }
  shapes.add(startRing(toScreen(view, placeAt(line, 0)), colour))
  const { samples } = look
  if (samples && areApart(lengthOf(line) * view.scale, samples.length)) {
    shapes.add(sentDots({ label: group.label, points: samples }, view))
  }
  if (look.active) shapes.add(...anchorDots(path, look.chosen, view, colour))
  return shapes
}

/** The direction of the way around a share of it, as a unit vector on the screen. */
function direction(line: Polyline, share: number): ScreenPoint {
  const step = Math.min(0.5, 3 / Math.max(1, lengthOf(line)))
  const from = placeAt(line, share - step)
  const to = placeAt(line, share + step)
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
}

function tick(line: Polyline, share: number, view: Viewport, colour: string): Konva.Line[] {
  const at = toScreen(view, placeAt(line, share))
  const along = direction(line, share)
  const points = [at.x - along.y * 5, at.y + along.x * 5, at.x + along.y * 5, at.y - along.x * 5]
  return [
    new Konva.Line({ points, stroke: OUTLINE, strokeWidth: 4, lineCap: 'round' }),
    new Konva.Line({ points, stroke: colour, strokeWidth: 2, lineCap: 'round' }),
  ]
}

function arrow(line: Polyline, view: Viewport, colour: string): Konva.Line {
  const tip = toScreen(view, placeAt(line, 1))
  const { x, y } = direction(line, 1)
  const points = [
    tip.x + x * 9,
    tip.y + y * 9,
    tip.x - x * 7 - y * 7,
    tip.y - y * 7 + x * 7,
    tip.x - x * 7 + y * 7,
    tip.y - y * 7 - x * 7,
  ]
  return new Konva.Line({
    points,
    closed: true,
    fill: colour,
    stroke: OUTLINE,
    strokeWidth: 1.5,
    lineJoin: 'round',
  })
}

const startRing = (at: ScreenPoint, colour: string): Konva.Circle =>
  new Konva.Circle({
    ...at,
    radius: 6,
    stroke: colour,
    strokeWidth: 2.5,
    shadowColor: 'black',
    shadowBlur: 2,
    fill: 'rgb(16 17 20 / 55%)',
  })

/** Samples nearer to each other than this on the screen run together, pixels. */
const SAMPLE_SPACING = 4.5
const areApart = (length: number, count: number): boolean => length / Math.max(1, count - 1) >= SAMPLE_SPACING

/** Points stand some 3 photo pixels apart, and should not run together, pixels of the screen. */
const DOT_RADIUS = 1.75

/** The points of a path that a service is sent: one shape for all, since there may be hundreds in each frame. */
export const sentDots = ({ label, points }: SentPath, view: Viewport): Konva.Shape =>
  new Konva.Shape({
    fill: '#ffffff',
    stroke: cssColour(label),
    strokeWidth: 0.75,
    sceneFunc(context, shape) {
      context.beginPath()
      for (const point of points) {
        const { x, y } = toScreen(view, point)
        context.moveTo(x + DOT_RADIUS, y)
        context.arc(x, y, DOT_RADIUS, 0, 2 * Math.PI, false)
      }
      context.fillStrokeShape(shape)
    },
  })
