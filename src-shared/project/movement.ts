import type { Easing } from '../geometry/easing.ts'
import type { MotionPath } from '../geometry/path.ts'

/**
 * What a moving area does on this computer: it slides as a layer over the filled ground, it bends with what is around
 * it, or its texture flows along the path while its outline stays. A service decides for itself.
 */
export const AREA_MOTIONS = ['slide', 'bend', 'flow'] as const
export type AreaMotion = (typeof AREA_MOTIONS)[number]

/** To and fro around where the area is; it needs no path. */
export interface Sway {
  /** How far to each side, photo pixels. */
  readonly amplitudePx: number
  /** Once there and back, seconds. A clip that loops takes the nearest one that fits into it a whole number of times. */
  readonly periodSeconds: number
  /** Its direction: 0 goes right first, 90 down. */
  readonly angleDegrees: number
}

/** What an area does besides following its path, on this computer only. */
export interface Movement {
  /** When it moves, as shares of the clip's time, start before end: it waits before and stays where it came to after. */
  readonly start: number
  readonly end: number
  /** Its size at the end of the way, as a share of its own; 1 keeps it. Areas that slide. */
  readonly scale: number
  /** How far it has turned at the end, degrees clockwise; or with the path's direction. Areas that slide. */
  readonly turn: number | 'path'
  readonly sway: Sway | null
  /** Whether it goes in front of the frozen area. Areas that slide. */
  readonly inFront: boolean
}

export const PLAIN_MOVEMENT: Movement = {
  start: 0,
  end: 1,
  scale: 1,
  turn: 0,
  sway: null,
  inFront: false,
}

/** What swaying begins with: a breath of wind. */
export const FIRST_SWAY: Sway = { amplitudePx: 6, periodSeconds: 2.5, angleDegrees: 0 }

/**
 * Where the picture's view goes in the clip, on this computer only: it begins with the whole photo. The view never
 * leaves the photo: it comes nearer by itself where pan and tilt need it.
 */
export interface Camera {
  /** How near it is at the end: 2 shows half the width. */
  readonly zoom: number
  /** Where the view's middle is at the end, seen from the photo's, as shares of its width and height. */
  readonly panX: number
  readonly panY: number
  /** How far the view has turned at the end, degrees clockwise. */
  readonly tiltDegrees: number
  readonly easing: Easing
}

/** What a camera begins with: a slow push. */
export const FIRST_CAMERA: Camera = { zoom: 1.2, panX: 0, panY: 0, tiltDegrees: 0, easing: 'in-out' }

/** Whether an area moves on this computer, with or without a path. */
export function movesHere({
  path,
  motion,
  movement,
}: {
  readonly path: MotionPath | null
  readonly motion: AreaMotion
  readonly movement: Movement
}): boolean {
  const changesItself =
    motion === 'slide' && (movement.scale !== 1 || (movement.turn !== 0 && movement.turn !== 'path'))
  return path !== null || movement.sway !== null || changesItself
}
