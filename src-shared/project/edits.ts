import type { Colour } from '../colour.ts'
import type { Easing } from '../geometry/easing.ts'
import type { MotionPath } from '../geometry/path.ts'
import { cleared } from '../labels/mask.ts'
import type { LabelMap } from '../labels/labelMap.ts'
import {
  FROZEN,
  freeLabel,
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
  | 'removePath'
  | 'changeBackground'
  | 'changeSettings'
  | 'restoreTake'

/** One undoable step. `apply` gives the very same project back where it changes nothing. */
export interface Edit {
  readonly name: EditName
  /** Steps with one key in a row are one step of undo: typing in a field, a slider being dragged. */
  readonly mergeKey?: string
  readonly apply: (project: Project) => Project
}

export const paintLabels = (
  name: 'paint' | 'erase' | 'importMask' | 'reshapeArea',
  labels: LabelMap,
): Edit => ({
  name,
  apply: (project) => (project.labels === labels ? project : { ...project, labels }),
})

export const clearArea = (id: AreaId): Edit => ({
  name: 'clearArea',
  apply: (project) => {
    const label = labelOf(project, id)
    const labels = label === null ? project.labels : cleared(project.labels, label)
    return labels === project.labels ? project : { ...project, labels }
  },
})

/** Adds a moving area with the first free label. Nothing changes when all six are there. */
export const addGroup = (id: GroupId, name: (number: number) => string): Edit => ({
  name: 'addGroup',
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
    }
    return { ...project, groups: [...project.groups, group] }
  },
})

export const removeGroup = (id: GroupId): Edit => ({
  name: 'removeGroup',
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

const changeGroup = (project: Project, id: GroupId, change: (group: Group) => Group): Project =>
  project.groups.some((group) => group.id === id)
    ? { ...project, groups: project.groups.map((group) => (group.id === id ? change(group) : group)) }
    : project

export const changeArea = (id: AreaId, patch: Partial<Frozen & Pick<Group, 'name' | 'sent'>>): Edit => ({
  name: 'changeArea',
  apply: (project) =>
    id === FROZEN
      ? { ...project, frozen: { ...project.frozen, ...patch } }
      : changeGroup(project, id, (group) => ({ ...group, ...patch })),
})

export const drawPath = (id: GroupId, path: MotionPath): Edit => ({
  name: 'drawPath',
  apply: (project) => changeGroup(project, id, (group) => ({ ...group, path })),
})

export const changePath = (id: GroupId, change: (path: MotionPath) => MotionPath): Edit => ({
  name: 'changePath',
  apply: (project) =>
    changeGroup(project, id, (group) => (group.path ? { ...group, path: change(group.path) } : group)),
})

export const setEasing = (id: GroupId, easing: Easing): Edit =>
  changePath(id, (path) => ({ ...path, easing }))

export const removePath = (id: GroupId): Edit => ({
  name: 'removePath',
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

export const changeSettings = (patch: Partial<Settings>): Edit => ({
  name: 'changeSettings',
  mergeKey: `settings:${Object.keys(patch).join()}`,
  apply: (project) => ({ ...project, settings: { ...project.settings, ...patch } }),
})

/** Makes it a request with an end frame, all at once; a step of its own each time. */
export const sendEndFrame = (tail: Photo, { model, quality }: Pick<Settings, 'model' | 'quality'>): Edit => ({
  name: 'changeSettings',
  apply: (project) => ({
    ...project,
    settings: { ...project.settings, mode: 'end-frame', tail, model, quality },
  }),
})
