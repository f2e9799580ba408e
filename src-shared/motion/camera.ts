import { ease } from '../geometry/easing.ts'
import type { ImagePoint, Size } from '../geometry/point.ts'
import * as limits from '../limits.ts'
import type { Camera } from '../project/movement.ts'

/** A camera that shows the whole picture all the time. */
export const RESTING: Camera = { zoom: 1, panX: 0, panY: 0, tiltDegrees: 0, easing: 'linear' }

/** What part of a picture is seen, as large as the picture. */
export interface View {
  /** Its middle, pixels of the picture. */
  readonly centre: ImagePoint
  /** 2 shows half the width. */
  readonly zoom: number
  /** How far it is turned, radians clockwise: what it shows turns the other way. */
  readonly angle: number
}

/**
 * The camera's view of a picture at a share (0 to 1) of the time. It begins with the whole picture and never leaves it:
 * where pan and tilt need it, it is nearer than the camera's own zoom.
 */
export function cameraView(camera: Camera, { width, height }: Size, time: number): View {
  const share = ease(camera.easing, time)
  const panX = camera.panX * share
  const panY = camera.panY * share
  const angle = (camera.tiltDegrees * share * Math.PI) / 180
  return {
    centre: { x: (width - 1) / 2 + panX * width, y: (height - 1) / 2 + panY * height },
    // Every part of the way comes nearer by the same factor.
    zoom: Math.max(camera.zoom ** share, leastZoom({ width, height }, panX, panY, angle)),
    angle,
  }
}

/**
 * The least zoom at which a turned view whose middle lies off the picture's by shares of its sides stays within: the
 * box around it is as wide as its sides are long in that direction, and there is less room by twice the way off.
 */
function leastZoom({ width, height }: Size, panX: number, panY: number, angle: number): number {
  const cos = Math.abs(Math.cos(angle))
  const sin = Math.abs(Math.sin(angle))
  const across = (cos + (sin * height) / width) / (1 - 2 * Math.abs(panX))
  const down = (cos + (sin * width) / height) / (1 - 2 * Math.abs(panY))
  return Math.max(1, across, down)
}

/** A zoom is looked for at so many times of the way. */
const TIMES = 64

/**
 * The size at which a scene has a pixel for each of its frames' where the camera is nearest, as far as a photo has
 * pixels of its own, and within what is sensible to render. Never less than the frames' size.
 */
export function nearSize(camera: Camera | null, shown: Size, photo: Size): Size {
  if (!camera) return shown
  const zooms = Array.from({ length: TIMES + 1 }, (_, i) => cameraView(camera, shown, i / TIMES).zoom)
  const pixels = shown.width * shown.height
  const factor = Math.min(
    Math.max(...zooms),
    limits.MAX_NEAR_FACTOR,
    photo.width / shown.width,
    photo.height / shown.height,
    Math.sqrt(limits.MAX_NEAR_PIXELS / pixels),
  )
  // As many more on both sides: looked at from nearest, pixels then lie on pixels and not between them.
  const larger = (side: number): number => side + 2 * Math.max(0, Math.floor((side * (factor - 1)) / 2))
  return { width: larger(shown.width), height: larger(shown.height) }
}

/** Whether it shows the whole picture as it is. */
export const isWhole = ({ centre, zoom, angle }: View, { width, height }: Size): boolean =>
  zoom === 1 && angle === 0 && centre.x === (width - 1) / 2 && centre.y === (height - 1) / 2
