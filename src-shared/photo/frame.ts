import { clamp, type ImagePoint, type Size } from '../geometry/point.ts'
import { MIN_FRAME_PX, WORKING_PIXELS } from '../limits.ts'
import { carryOf, type Reframe } from './reframe.ts'

/** The part of a straightened photo that is kept; see Reframe. */
export type Frame = Omit<Extract<Reframe, { kind: 'frame' }>, 'kind'>

/** A rectangle of whole pixels, counted as a frame's. */
interface Box extends Size {
  readonly x: number
  readonly y: number
}

/** Width by height of a frame; null: any. */
export const ASPECTS = { free: null, '16:9': 16 / 9, '9:16': 9 / 16, '4:5': 4 / 5, '1:1': 1 } as const
export type Aspect = keyof typeof ASPECTS

/** What would be left of the photo: the frame on it, and the shape that it keeps. */
export interface Framing {
  /** The photo that it is about. */
  readonly photo: Size
  readonly frame: Frame
  readonly aspect: Aspect
}

export const wholePhoto = ({ width, height }: Size): Frame => ({ degrees: 0, x: 0, y: 0, width, height })

const turnOf = (degrees: number): readonly [cos: number, sin: number] => {
  const angle = (Math.abs(degrees) * Math.PI) / 180
  return [Math.cos(angle), Math.sin(angle)]
}

/** All that a frame may hold: the box around the turned photo, rounded inwards. */
export function boxAround({ width, height }: Size, degrees: number): Box {
  const [cos, sin] = turnOf(degrees)
  const along = (middle: number, length: number): readonly [number, number] => {
    // A trace of rounding is not a pixel less; and adding nothing makes a plain 0 of -0.
    const from = Math.ceil(middle - length / 2 - 1e-6) + 0
    return [from, Math.floor(middle + length / 2 + 1e-6) - from]
  }
  const [x, across] = along(width / 2, width * cos + height * sin)
  const [y, down] = along(height / 2, width * sin + height * cos)
  return { x, y, width: across, height: down }
}

/** Mixing four by four pixels at an angle reaches this far, and the middle may be rounded by half a pixel. */
const REACH_PX = 2

/** The largest upright rectangle of an aspect that holds nothing but the turned photo; exact where it is not turned. */
export function largestFrame(photo: Size, degrees: number, aspect: number | null): Frame {
  const lost = degrees === 0 ? 0 : 2 * REACH_PX
  const inner = { width: Math.max(1, photo.width - lost), height: Math.max(1, photo.height - lost) }
  const { width, height } =
    aspect === null ? largestWithin(inner, degrees) : largestOf(inner, degrees, aspect)
  const sides = { width: Math.max(1, Math.floor(width)), height: Math.max(1, Math.floor(height)) }
  return {
    degrees,
    x: Math.round((photo.width - sides.width) / 2),
    y: Math.round((photo.height - sides.height) / 2),
    ...sides,
  }
}

/** Of one aspect: its two outermost corners touch the nearer pair of the photo's edges. */
function largestOf({ width, height }: Size, degrees: number, aspect: number): Size {
  const [cos, sin] = turnOf(degrees)
  const down = Math.min(width / (aspect * cos + sin), height / (aspect * sin + cos))
  return { width: aspect * down, height: down }
}

/** Of the largest surface: touching all four edges, or where the photo is too slim for that, both long ones. */
function largestWithin({ width, height }: Size, degrees: number): Size {
  const [cos, sin] = turnOf(degrees)
  const [long, short] = [Math.max(width, height), Math.min(width, height)]
  if (short <= 2 * sin * cos * long + 1e-9) {
    const half = short / 2
    return width >= height
      ? { width: half / sin, height: half / cos }
      : { width: half / cos, height: half / sin }
  }
  const area = cos * cos - sin * sin
  return { width: (width * cos - height * sin) / area, height: (height * cos - width * sin) / area }
}

/** Whether a frame holds nothing but the photo. */
export function isWithin(photo: Size, frame: Frame): boolean {
  const { xx, xy, yx, yy, dx, dy } = carryOf(photo, { kind: 'frame', ...frame }).toOld
  const reach = frame.degrees === 0 ? 0 : REACH_PX - 0.75
  return [
    [0, 0],
    [frame.width - 1, 0],
    [0, frame.height - 1],
    [frame.width - 1, frame.height - 1],
  ].every(([x = 0, y = 0]) => {
    const [oldX, oldY] = [xx * x + xy * y + dx, yx * x + yy * y + dy]
    return (
      oldX >= reach - 1e-6 &&
      oldY >= reach - 1e-6 &&
      oldX <= photo.width - 1 - reach + 1e-6 &&
      oldY <= photo.height - 1 - reach + 1e-6
    )
  })
}

/** More than is edited in one piece. */
export const isTooLarge = ({ width, height }: Size): boolean => width * height > WORKING_PIXELS

/**
 * The framing after a quarter turn of the photo, clockwise. Its angle stays, and so does what the frame holds; but one of a
 * fixed shape keeps its shape, and becomes as large as it can be.
 */
export function turnedFraming({ photo, frame, aspect }: Framing): Framing {
  const turned = { width: photo.height, height: photo.width }
  const { degrees, x, y, width, height } = frame
  const along = { degrees, x: photo.height - y - height, y: x, width: height, height: width }
  const isFree = aspect === 'free'
  return { photo: turned, aspect, frame: isFree ? along : largestFrame(turned, degrees, ASPECTS[aspect]) }
}

/** What a press takes hold of: an edge, a corner, or all of it. Letters are those of a compass. */
export const GRIPS = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Grip = (typeof GRIPS)[number] | 'move'

/** Where a grip is, 0 to 1 across and down the frame. */
export const gripPlace = (grip: Exclude<Grip, 'move'>): ImagePoint => ({
  x: grip.includes('w') ? 0 : grip.includes('e') ? 1 : 0.5,
  y: grip.includes('n') ? 0 : grip.includes('s') ? 1 : 0.5,
})

/** The grip within reach of a place; the inside moves all of it; null beside it. A grip's place is on the frame's edge. */
export function gripAt(frame: Frame, { x, y }: ImagePoint, reach: number): Grip | null {
  // A frame's edge lies half a pixel before the centre of its first pixel.
  const [left, top] = [frame.x - 0.5, frame.y - 0.5]
  const near = GRIPS.find((grip) => {
    const place = gripPlace(grip)
    return (
      Math.abs(left + place.x * frame.width - x) <= reach &&
      Math.abs(top + place.y * frame.height - y) <= reach
    )
  })
  if (near) return near
  const isInside = x >= left && y >= top && x <= left + frame.width && y <= top + frame.height
  return isInside ? 'move' : null
}

/** The frame with one of its grips moved by some pixels; it stays in the box, and keeps an aspect where it has one. */
export function draggedFrame(
  photo: Size,
  frame: Frame,
  grip: Grip,
  by: ImagePoint,
  aspect: number | null,
): Frame {
  const box = boxAround(photo, frame.degrees)
  if (grip === 'move') {
    return {
      ...frame,
      x: clamp(frame.x + Math.round(by.x), box.x, box.x + box.width - frame.width),
      y: clamp(frame.y + Math.round(by.y), box.y, box.y + box.height - frame.height),
    }
  }
  const { x: atX, y: atY } = gripPlace(grip)
  const across = span(frame.x, frame.width, atX, by.x, box.x, box.width)
  const down = span(frame.y, frame.height, atY, by.y, box.y, box.height)
  const free = { degrees: frame.degrees, x: across[0], width: across[1], y: down[0], height: down[1] }
  return aspect === null ? free : withAspect(box, frame, free, atX, atY, aspect)
}

/** A side with its near end (0), its far end (1), or none (0.5) moved: where it starts, how long it is. */
function span(
  start: number,
  length: number,
  end: number,
  by: number,
  low: number,
  room: number,
): readonly [number, number] {
  const least = Math.min(MIN_FRAME_PX, length)
  if (end === 0.5) return [start, length]
  if (end === 1) return [start, clamp(Math.round(length + by), least, low + room - start)]
  const from = clamp(Math.round(start + by), low, start + length - least)
  return [from, start + length - from]
}

/** A frame that was pulled at a grip, in an aspect: what lies opposite the grip stays, and it never leaves the box. */
function withAspect(box: Box, before: Frame, pulled: Frame, atX: number, atY: number, aspect: number): Frame {
  const asked =
    atY === 0.5
      ? pulled.width
      : atX === 0.5
        ? pulled.height * aspect
        : Math.max(pulled.width, pulled.height * aspect)
  // The room from what stays to the box, on the side that is pulled; both halves of it where it grows both ways.
  const room = (start: number, length: number, end: number, low: number, all: number): number => {
    const [near, far] = [start + length - low, low + all - start]
    return end === 0 ? near : end === 1 ? far : 2 * Math.min(near - length / 2, far - length / 2)
  }
  const most = Math.min(
    room(before.x, before.width, atX, box.x, box.width),
    room(before.y, before.height, atY, box.y, box.height) * aspect,
  )
  const least = Math.min(most, MIN_FRAME_PX * Math.max(1, aspect))
  const width = Math.max(1, Math.floor(clamp(asked, least, most)))
  const height = Math.max(1, Math.floor(width / aspect + 1e-9))
  const placed = (start: number, length: number, next: number, end: number): number =>
    Math.round(end === 0 ? start + length - next : end === 1 ? start : start + (length - next) / 2)
  return {
    degrees: before.degrees,
    x: clamp(placed(before.x, before.width, width, atX), box.x, box.x + box.width - width),
    y: clamp(placed(before.y, before.height, height, atY), box.y, box.y + box.height - height),
    width,
    height,
  }
}
