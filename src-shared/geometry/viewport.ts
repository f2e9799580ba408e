import { MAX_ZOOM, MIN_ZOOM } from '../limits.ts'
import { clamp, type ImagePoint, type ScreenPoint, type Size } from './point.ts'

/** Where the photo stands on the canvas: the screen place of its top-left corner and screen pixels per photo pixel. */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** A pixel's centre is its whole-numbered coordinate, its corner half a pixel before: hence the halves here. */
export const toImage = (view: Viewport, point: ScreenPoint): ImagePoint => ({
  x: (point.x - view.x) / view.scale - 0.5,
  y: (point.y - view.y) / view.scale - 0.5,
})

export const toScreen = (view: Viewport, point: ImagePoint): ScreenPoint => ({
  x: (point.x + 0.5) * view.scale + view.x,
  y: (point.y + 0.5) * view.scale + view.y,
})

/** The photo as large as it goes on the canvas, centred, with a margin of CSS pixels; small photos are enlarged. */
export function fitView(photo: Size, canvas: Size, margin = 24): Viewport {
  const room = {
    width: Math.max(1, canvas.width - 2 * margin),
    height: Math.max(1, canvas.height - 2 * margin),
  }
  const scale = clamp(Math.min(room.width / photo.width, room.height / photo.height), MIN_ZOOM, MAX_ZOOM)
  return centred(photo, canvas, scale)
}

/** The photo at a given scale, in the middle of the canvas. */
export const centred = (photo: Size, canvas: Size, scale: number): Viewport => ({
  x: (canvas.width - photo.width * scale) / 2,
  y: (canvas.height - photo.height * scale) / 2,
  scale,
})

/** Zooms by a factor and keeps the photo's place under the given screen point where it is. */
export function zoomAt(view: Viewport, at: ScreenPoint, factor: number): Viewport {
  const scale = clamp(view.scale * factor, MIN_ZOOM, MAX_ZOOM)
  const ratio = scale / view.scale
  return { x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio, scale }
}

/** The view moved back as far as it takes to keep a margin of the photo on the canvas. */
export function keptInSight(view: Viewport, photo: Size, canvas: Size, margin = 48): Viewport {
  const along = (start: number, length: number, room: number): number =>
    clamp(start, Math.min(margin, room / 2) - length, room - Math.min(margin, room / 2))
  return {
    ...view,
    x: along(view.x, photo.width * view.scale, canvas.width),
    y: along(view.y, photo.height * view.scale, canvas.height),
  }
}

/** The view that shows a box of the photo, given by two opposite corners, as large as it goes. */
export function boxView([a, b]: readonly [ImagePoint, ImagePoint], canvas: Size): Viewport {
  const [width, height] = [Math.abs(b.x - a.x), Math.abs(b.y - a.y)]
  const scale = clamp(
    Math.min(canvas.width / Math.max(width, 1e-9), canvas.height / Math.max(height, 1e-9)),
    MIN_ZOOM,
    MAX_ZOOM,
  )
  const middle = toScreen({ x: 0, y: 0, scale }, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
  return { x: canvas.width / 2 - middle.x, y: canvas.height / 2 - middle.y, scale }
}

/** The view moved as far as it takes to have a place on the canvas, this many CSS pixels from its edge. */
export function withInSight(view: Viewport, place: ImagePoint, canvas: Size, margin = 32): Viewport {
  const { x, y } = toScreen(view, place)
  const [acrossMargin, downMargin] = [Math.min(margin, canvas.width / 2), Math.min(margin, canvas.height / 2)]
  const dx = clamp(x, acrossMargin, canvas.width - acrossMargin) - x
  const dy = clamp(y, downMargin, canvas.height - downMargin) - y
  return dx === 0 && dy === 0 ? view : panBy(view, dx, dy)
}

export const panBy = (view: Viewport, dx: number, dy: number): Viewport => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy,
})
