import { sharingTiles } from '../labels/compare.ts'
import type { Edit } from './edits.ts'
import type { Project } from './project.ts'

/** Whether a project's areas and paths fit another one's photo: they do where it is the very same photo. */
export const hasSamePhoto = (a: Project, b: Project): boolean => a.photo.id === b.photo.id

/** Areas, paths and settings as a take was made with, in one step. Changes nothing in a project of another photo. */
export const restoreTake = (made: Project): Edit => ({
  name: 'restoreTake',
  apply: (project) => {
    if (!hasSamePhoto(project, made)) return project
    const labels = sharingTiles(made.labels, project.labels)
    const { frozen, groups, settings } = made
    const fields = (of: Pick<Project, 'frozen' | 'groups' | 'settings'>): string =>
      JSON.stringify([of.frozen, of.groups, of.settings])
    return labels === project.labels && fields(project) === fields(made)
      ? project
      : { ...project, labels, frozen, groups, settings }
  },
})
