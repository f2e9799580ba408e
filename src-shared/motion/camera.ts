import { ease } from '../geometry/easing.ts'
import type { ImagePoint, Size } from '../geometry/point.ts'
import type { Camera } from '../project/movement.ts'

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

/** Whether it shows the whole picture as it is. */
export const isWhole = ({ centre, zoom, angle }: View, { width, height }: Size): boolean =>
  zoom === 1 && angle === 0 && centre.x === (width - 1) / 2 && centre.y === (height - 1) / 2
