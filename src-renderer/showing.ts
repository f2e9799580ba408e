import { FROZEN, groupOf, type AreaId, type Project } from '../src-shared/project/project.ts'
import { currentProject } from './stores/editor.ts'
import { activeArea, session } from './stores/session.ts'

let last: { readonly project: Project; readonly solo: AreaId; readonly shown: Project } | null = null

/** The project with the switches that the canvas goes by: where one area is shown alone, the others are not. */
export function asShown(project: Project, solo: AreaId | null): Project {
  if (solo === null || !isThere(project, solo)) return project
  if (last?.project === project && last.solo === solo) return last.shown
  const shown = {
    ...project,
    frozen: { ...project.frozen, visible: solo === FROZEN },
    groups: project.groups.map((group) => ({ ...group, visible: group.id === solo })),
  }
  last = { project, solo, shown }
  return shown
}

const isThere = (project: Project, area: AreaId): boolean =>
  area === FROZEN || groupOf(project, area) !== null

/** The area that is shown alone; one that was removed or undone away is none. */
export const soloArea = (project: Project, solo: AreaId | null): AreaId | null =>
  solo !== null && isThere(project, solo) ? solo : null

/** Shows an area alone; done again, all are as before. */
export function toggleSolo(chosen: AreaId): void {
  const project = currentProject()
  if (!project) return
  const area = activeArea(project, chosen)
  session.setState(({ solo }) => ({ solo: solo === area ? null : area }))
}

export const togglePlain = (): void => session.setState(({ plain }) => ({ plain: !plain }))
