import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import { MIN_FRAME_PX } from '../../src-shared/limits.ts'
import {
  ASPECTS,
  boxAround,
  draggedFrame,
  gripAt,
  type Frame,
  type Grip,
} from '../../src-shared/photo/frame.ts'
import { clamp } from '../../src-shared/geometry/point.ts'
import type { Tool } from './tool.ts'

/** How near to a corner or edge a press takes hold of it, screen pixels. */
const GRAB_PX = 10

/** The pixel of a place as a frame of its own, to be dragged open; within what a frame may hold. */
function dotAt(photo: { width: number; height: number }, degrees: number, { x, y }: ImagePoint): Frame {
  const box = boxAround(photo, degrees)
  return {
    degrees,
    x: clamp(Math.round(x), box.x, box.x + box.width - 1),
    y: clamp(Math.round(y), box.y, box.y + box.height - 1),
    ...{ width: 1, height: 1 },
  }
}

const cornerTowards = (x: number, y: number): Grip => (y < 0 ? (x < 0 ? 'nw' : 'ne') : x < 0 ? 'sw' : 'se')

/** Moves the frame by its inside, pulls its edges and corners, and draws a new one beside it. Nothing is cut before it is applied. */
export const crop: Tool = {
  id: 'crop',
  cursor: 'crosshair',
  rightErases: false,
  refusal: () => null,
  begin(start, { framing, scale }) {
    if (!framing) return null
    const { photo, aspect } = framing
    const before = framing.frame
    const grip = gripAt(before, start, GRAB_PX / scale)
    const ground = grip === null ? dotAt(photo, before.degrees, start) : before
    let frame = before
    return {
      move(points, { shift }) {
        const to = points.at(-1)
        if (!to) return
        const by = { x: to.x - start.x, y: to.y - start.y }
        // Shift keeps the shape that the frame has.
        const kept = ASPECTS[aspect] ?? (shift ? before.width / before.height : null)
        const pulled = draggedFrame(photo, ground, grip ?? cornerTowards(by.x, by.y), by, kept)
        const isSlip = grip === null && (pulled.width < MIN_FRAME_PX || pulled.height < MIN_FRAME_PX)
        frame = isSlip ? before : pulled
      },
      preview: () => null,
      finish: () => null,
      frame: () => frame,
    }
  },
}
