import type { Colour } from '../colour.ts'
import type { MotionPath } from '../geometry/path.ts'
import type { Size } from '../geometry/point.ts'
import { emptyMap, type Label, type LabelMap } from '../labels/labelMap.ts'
import { EVERYTHING_WRITABLE, type Writable } from '../labels/draft.ts'
import { FIRST_GROUP_LABEL, MAX_GROUPS, STATIC_LABEL } from '../limits.ts'
import type { Loop } from '../motion/clipSpec.ts'
import type { AreaMotion, Camera, Movement } from './movement.ts'

/** The photo's file as main keeps it: its bytes' SHA-256 names it everywhere. Width and height are the upright ones. */
export interface Photo extends Size {
  readonly id: PhotoId
  readonly name: string
  /** What its transparent parts, and its bars at a service, are laid on. Not there for an opaque one: white. */
  readonly background?: Colour | undefined
}

export type PhotoId = string
export type GroupId = string

/** A moving area. Its label in the map is its own for life; its colour and pattern follow from the label. */
export interface Group {
  readonly id: GroupId
  readonly label: Label
  readonly name: string
  readonly visible: boolean
  readonly locked: boolean
  /** Whether it takes part: left out of clips and requests otherwise. */
  readonly sent: boolean
  readonly path: MotionPath | null
  readonly motion: AreaMotion
  readonly movement: Movement
}

/** The frozen area's own switches; its pixels are the map's label 1. */
export interface Frozen {
  readonly visible: boolean
  readonly locked: boolean
}

/** What kind of request this is; a service allows one of them at a time. */
export const MODES = ['motion-brush', 'end-frame', 'plain'] as const
export type Mode = (typeof MODES)[number]

/** What goes with the pixels to an engine. Null means: not set, left out of the request. */
export interface Settings {
  readonly mode: Mode
  readonly prompt: string
  readonly negativePrompt: string
  readonly model: string
  readonly quality: 'std' | 'pro'
  readonly durationSeconds: 5 | 10
  readonly cfgScale: number | null
  readonly tail: Photo | null
  readonly callbackUrl: string | null
  /** Whether a photo that a service would refuse for its size or shape is enlarged or given bars for it. */
  readonly fit: boolean
  /** Whether this computer looks for the objects' edges within what was painted; else it cuts out what was painted. */
  readonly refineEdges: boolean
  /** How this computer's clips go on at their end. */
  readonly loop: Loop
  readonly camera: Camera | null
}

export const DEFAULT_SETTINGS: Settings = {
  mode: 'motion-brush',
  prompt: '',
  negativePrompt: '',
  model: 'kling-v1',
  quality: 'pro',
  durationSeconds: 5,
  cfgScale: null,
  tail: null,
  callbackUrl: null,
  fit: false,
  refineEdges: true,
  loop: 'none',
  camera: null,
}

/** Everything that undo covers and a project file holds, but for the list of takes. An immutable value. */
export interface Project {
  readonly photo: Photo
  readonly labels: LabelMap
  readonly frozen: Frozen
  readonly groups: readonly Group[]
  readonly settings: Settings
}

/** A project without what is painted: for what does not change with a stroke. */
export type Unpainted = Omit<Project, 'labels'>

export const newProject = (photo: Photo): Project => ({
  photo,
  labels: emptyMap(photo),
  frozen: { visible: true, locked: false },
  groups: [],
  settings: DEFAULT_SETTINGS,
})

/** What an area row, the brush and a mask are about: FROZEN, or a moving area's id. */
export const FROZEN = 'frozen'
export type AreaId = string

export const groupOf = (project: Unpainted, id: AreaId): Group | null =>
  project.groups.find((group) => group.id === id) ?? null

/** The label an area paints with; null for an area that is gone. */
export const labelOf = (project: Project, id: AreaId): Label | null =>
  id === FROZEN ? STATIC_LABEL : (groupOf(project, id)?.label ?? null)

/** The smallest label that no group has; null when there are six groups. */
export function freeLabel(project: Project): Label | null {
  const taken = new Set(project.groups.map((group) => group.label))
  for (let label = FIRST_GROUP_LABEL; label < FIRST_GROUP_LABEL + MAX_GROUPS; label++) {
    if (!taken.has(label)) return label
  }
  return null
}

/** What the brush may paint over: everything but the pixels of locked areas. */
export function writable(project: Project): Writable {
  const locked = new Set(project.groups.filter((group) => group.locked).map((group) => group.label))
  if (project.frozen.locked) locked.add(STATIC_LABEL)
  return locked.size === 0 ? EVERYTHING_WRITABLE : EVERYTHING_WRITABLE.map((_, label) => !locked.has(label))
}

export const isLocked = (project: Project, id: AreaId): boolean =>
  id === FROZEN ? project.frozen.locked : (groupOf(project, id)?.locked ?? true)
