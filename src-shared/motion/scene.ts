import type { Easing } from '../geometry/easing.ts'
import { flatten, type MotionPath } from '../geometry/path.ts'
import type { Size } from '../geometry/point.ts'
import { polylineOf, type Polyline } from '../geometry/polyline.ts'
import { resampledBytes, type Label } from '../labels/labelMap.ts'
import { TURN_REACH_PX } from '../limits.ts'
import { movesHere, type AreaMotion, type Camera, type Movement, type Sway } from '../project/movement.ts'
import type { Group, Project } from '../project/project.ts'
import type { ClipSpec } from './clipSpec.ts'
import { headingsOf, type Headings } from './headings.ts'

/** To and fro, in pixels of the scene: out to a place and as far to the other side, so many times a clip. */
export interface Swaying {
  readonly dx: number
  readonly dy: number
  readonly cycles: number
}

/** What a mover does besides following its path; as a project's Movement, in terms of the scene and of the clip. */
export interface SceneMovement extends Pick<Movement, 'start' | 'end' | 'scale' | 'inFront'> {
  /** Radians clockwise at the end, or with the path. */
  readonly turn: number | Headings
  readonly sway: Swaying | null
}

/** One moving area: the pixels with its label go along the way, from its start, in pixels of the scene. */
export interface Mover {
  /** What it does; a mover that says nothing slides. */
  readonly motion?: AreaMotion
  readonly label: Label
  /** Null for one that only moves where it is. */
  readonly path: Polyline | null
  readonly easing: Easing
  /** A mover that says nothing follows its path, and no more. */
  readonly movement?: SceneMovement
}

/**
 * All that the local engine needs, at the size it works at. Pixels are RGBA and opaque, labels one byte a pixel
 * (1 frozen), both row by row. Movers stand from back to front.
 */
export interface Scene extends Size {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
  readonly labels: Uint8Array<ArrayBuffer>
  readonly movers: readonly Mover[]
  /** Whether the objects are looked for within what was painted; else the painted pixels are cut out as they are. */
  readonly refineEdges: boolean
  /** Where the view of the whole picture goes; nothing, or null, has it rest. */
  readonly camera?: Camera | null
  /** How large its frames are, where a camera that comes near looks at a larger scene; else they are as the scene. */
  readonly shown?: Size
}

/** What of a clip decides how often its areas sway. */
type Lasting = Pick<ClipSpec, 'durationSeconds' | 'loop'>

/** A project's scene, of a photo's pixels at the size to work at. */
export const sceneOf = (
  project: Project,
  size: Size,
  pixels: Uint8ClampedArray<ArrayBuffer>,
  clip: Lasting,
): Scene => ({
  ...size,
  pixels,
  labels: resampledBytes(project.labels, size),
  movers: moversOf(project, size, clip),
  refineEdges: project.settings.refineEdges,
  camera: project.settings.camera,
})

/**
 * The moving areas of a project that take part, their paths scaled from photo pixels to a working size. The first of
 * the project's list stands in front of all others, so it comes last.
 */
export function moversOf(project: Pick<Project, 'photo' | 'groups'>, size: Size, clip: Lasting): Mover[] {
  const moving = project.groups.filter((group) => group.sent && movesHere(group))
  return moving.toReversed().map((group) => {
    const path = group.path && scaledPath(group.path, project.photo, size)
    const { label, motion } = group
    const easing = group.path?.easing ?? 'linear'
    return { label, motion, path, easing, movement: movementOf(group, path, project.photo, size, clip) }
  })
}

function scaledPath(path: MotionPath, photo: Size, { width, height }: Size): Polyline {
  const sx = width / photo.width
  const sy = height / photo.height
  const { xs, ys } = flatten(path)
  return polylineOf(Array.from(xs, (x, i) => ({ x: (x + 0.5) * sx - 0.5, y: (ys[i]! + 0.5) * sy - 0.5 })))
}

function movementOf(
  { movement }: Pick<Group, 'movement'>,
  path: Polyline | null,
  photo: Size,
  size: Size,
  clip: Lasting,
): SceneMovement {
  const { start, end, scale, turn, sway, inFront } = movement
  return {
    start,
    end,
    scale,
    inFront,
    turn: turn === 'path' ? headingsFor(path, size) : (turn * Math.PI) / 180,
    sway: sway && swayingOf(sway, photo, size, clip),
  }
}

/** The reach is as long on every size of one picture. */
const headingsFor = (path: Polyline | null, { width, height }: Size): number | Headings =>
  path ? headingsOf(path, TURN_REACH_PX * Math.sqrt((width * height) / (1280 * 720))) : 0

function swayingOf(sway: Sway, photo: Size, size: Size, { durationSeconds, loop }: Lasting): Swaying {
  const angle = (sway.angleDegrees * Math.PI) / 180
  const cycles = durationSeconds / sway.periodSeconds
  return {
    dx: (sway.amplitudePx * Math.cos(angle) * size.width) / photo.width,
    dy: (sway.amplitudePx * Math.sin(angle) * size.height) / photo.height,
    // What loops comes back to where it began.
    cycles: loop === 'none' ? cycles : Math.max(1, Math.round(cycles)),
  }
}

/** How a scene goes: all of it but its pixels, its areas and their edges, which are costly to make ready. */
export type Going = Omit<Scene, keyof Size | 'shown' | 'pixels' | 'labels' | 'refineEdges'>
