import type { Colour } from '../colour.ts'
import type { Easing } from '../geometry/easing.ts'
import type { MotionPath } from '../geometry/path.ts'
import { cleared } from '../labels/mask.ts'
import type { LabelMap } from '../labels/labelMap.ts'
import { PLAIN_MOVEMENT, type Movement } from './movement.ts'
import {
  FROZEN,
  freeLabel,
  groupOf,
  labelOf,
  type AreaId,
  type Frozen,
  type Group,
  type GroupId,
  type Photo,
  type Project,
  type Settings,
} from './project.ts'

/** Names of the undo steps; their words are in locales/. */
export type EditName =
  | 'paint'
  | 'erase'
  | 'importMask'
  | 'reshapeArea'
  | 'clearArea'
  | 'addGroup'
  | 'removeGroup'
  | 'changeArea'
  | 'drawPath'
  | 'changePath'
  | 'changeMovement'
  | 'reorderArea'
  | 'removePath'
  | 'changeBackground'
  | 'cropPhoto'
  | 'turnPhoto'
  | 'straightenPhoto'
  | 'replacePhoto'
  | 'changeSettings'
  | 'restoreTake'
  | 'givePixels'
  | 'freezeRest'

/** One undoable step. `apply` gives the very same project back where it changes nothing. */
export interface Edit {
  readonly name: EditName
  /** The tool or the operation that made it, for the step's words. */
  readonly by?: string
  /** The area that it is about, for the step's words. */
  readonly about?: AreaId
  /** Steps with one key in a row are one step of undo: typing in a field, a slider being dragged. */
  readonly mergeKey?: string
  readonly apply: (project: Project) => Project
}

export const paintLabels = (
  name: 'paint' | 'erase' | 'importMask' | 'reshapeArea' | 'givePixels' | 'freezeRest',
  labels: LabelMap,
  origin: Pick<Edit, 'by' | 'about'> = {},
): Edit => ({
  ...origin,
  name,
  apply: (project) => (project.labels === labels ? project : { ...project, labels }),
})

export const clearArea = (id: AreaId): Edit => ({
  name: 'clearArea',
  about: id,
  apply: (project) => {
    const label = labelOf(project, id)
    const labels = label === null ? project.labels : cleared(project.labels, label)
    return labels === project.labels ? project : { ...project, labels }
  },
})

/** Adds a moving area with the first free label. Nothing changes when all six are there. */
export const addGroup = (id: GroupId, name: (number: number) => string): Edit => ({
  name: 'addGroup',
  about: id,
  apply: (project) => {
    const label = freeLabel(project)
    if (label === null) return project
    const group: Group = {
      id,
      label,
      name: name(label - 1),
      visible: true,
      locked: false,
      sent: true,
      path: null,
      motion: 'slide',
      movement: PLAIN_MOVEMENT,
    }
    return { ...project, groups: [...project.groups, group] }
  },
})

export const removeGroup = (id: GroupId): Edit => ({
  name: 'removeGroup',
  about: id,
  apply: (project) => {
    const label = labelOf(project, id)
    if (label === null || id === FROZEN) return project
    return {
      ...project,
      labels: cleared(project.labels, label),
      groups: project.groups.filter((group) => group.id !== id),
    }
  },
})

function changeGroup(project: Project, id: GroupId, change: (group: Group) => Group): Project {
  const groups = project.groups.map((group) => (group.id === id ? change(group) : group))
  return groups.every((group, i) => group === project.groups[i]) ? project : { ...project, groups }
}

export const changeArea = (
  id: AreaId,
  patch: Partial<Frozen & Pick<Group, 'name' | 'sent' | 'motion'>>,
): Edit => ({
  name: 'changeArea',
  about: id,
  apply: (project) => {
    const before: object | null = id === FROZEN ? project.frozen : groupOf(project, id)
    const kept = new Map<string, unknown>(Object.entries(before ?? {}))
    if (Object.entries(patch).every(([key, value]) => kept.get(key) === value)) return project
    return id === FROZEN
      ? { ...project, frozen: { ...project.frozen, ...patch } }
      : changeGroup(project, id, (group) => ({ ...group, ...patch }))
  },
})

export const drawPath = (id: GroupId, path: MotionPath): Edit => ({
  name: 'drawPath',
  about: id,
  apply: (project) => changeGroup(project, id, (group) => ({ ...group, path })),
})

/** Paths for some areas at once, as they come with a file: one step. */
export const drawPaths = (paths: ReadonlyMap<GroupId, MotionPath>): Edit => ({
  name: 'drawPath',
  apply: (project) => [...paths].reduce((before, [id, path]) => drawPath(id, path).apply(before), project),
})

/** `mergeKey`: what further changes of the same kind join this one in the history by. */
export const changePath = (
  id: GroupId,
  change: (path: MotionPath) => MotionPath,
  mergeKey?: string,
): Edit => ({
  name: 'changePath',
  about: id,
  ...(mergeKey !== undefined && { mergeKey: `path:${id}:${mergeKey}` }),
  apply: (project) =>
    changeGroup(project, id, (group) => {
      const path = group.path && change(group.path)
      return path === group.path ? group : { ...group, path }
    }),
})

/** `mergeKey`: as of changePath, for a curve that is being dragged. */
export const setEasing = (id: GroupId, easing: Easing, mergeKey?: string): Edit =>
  changePath(id, (path) => ({ ...path, easing }), mergeKey)

/** `mergeKey`: as of changePath, for a value that is being dragged. */
export const changeMovement = (id: GroupId, patch: Partial<Movement>, mergeKey?: string): Edit => ({
  name: 'changeMovement',
  about: id,
  ...(mergeKey !== undefined && { mergeKey: `movement:${id}:${mergeKey}` }),
  apply: (project) =>
    changeGroup(project, id, (group) => {
      const movement = { ...group.movement, ...patch }
      const isSame = (Object.keys(patch) as (keyof Movement)[]).every(
        (key) => movement[key] === group.movement[key],
      )
      return isSame ? group : { ...group, movement }
    }),
})

/** Brings an area one place to the front (the list's first stands in front of all), or sends it one place back. */
export const reorderArea = (id: GroupId, to: 'front' | 'back'): Edit => ({
  name: 'reorderArea',
  about: id,
  apply: (project) => {
    const from = project.groups.findIndex((group) => group.id === id)
    const group = project.groups[from]
    const at = to === 'front' ? from - 1 : from + 1
    if (!group || at < 0 || at >= project.groups.length) return project
    return { ...project, groups: project.groups.toSpliced(from, 1).toSpliced(at, 0, group) }
  },
})

export const removePath = (id: GroupId): Edit => ({
  name: 'removePath',
  about: id,
  apply: (project) => changeGroup(project, id, (group) => ({ ...group, path: null })),
})

/** Lays the photo's transparent parts on another colour. */
export const changeBackground = (background: Colour): Edit => ({
  name: 'changeBackground',
  mergeKey: 'background',
  apply: (project) =>
    project.photo.background === background
      ? project
      : { ...project, photo: { ...project.photo, background } },
})

/** `mergeKey`: as of changePath, for a text being typed or a value being dragged. A choice is a step of its own. */
export const changeSettings = (patch: Partial<Settings>, mergeKey?: string): Edit => ({
  name: 'changeSettings',
  ...(mergeKey !== undefined && { mergeKey: `settings:${mergeKey}` }),
  apply: (project) => {
    const isSame = (Object.keys(patch) as (keyof Settings)[]).every(
      (key) => patch[key] === project.settings[key],
    )
    return isSame ? project : { ...project, settings: { ...project.settings, ...patch } }
  },
})

/** Makes it a request with an end frame, all at once; a step of its own each time. */
export const sendEndFrame = (tail: Photo, { model, quality }: Pick<Settings, 'model' | 'quality'>): Edit => ({
  name: 'changeSettings',
  apply: (project) => ({
    ...project,
    settings: { ...project.settings, mode: 'end-frame', tail, model, quality },
  }),
})
