import { carriedLabels } from '../labels/carry.ts'
import type { Edit } from '../project/edits.ts'
import type { Photo, Project } from '../project/project.ts'
import { placed } from './affine.ts'
import type { Carry } from './reframe.ts'

type PhotoEdit = 'cropPhoto' | 'turnPhoto' | 'straightenPhoto' | 'replacePhoto'

/** Puts another photo in the place of the project's; areas and paths are carried along to where they belong on it. */
export const changePhoto = (name: PhotoEdit, photo: Photo, carry: Carry): Edit => ({
  name,
  apply: (project) =>
    photo.id === project.photo.id && photo.background === project.photo.background
      ? project
      : {
          ...project,
          photo,
          labels: carriedLabels(project.labels, carry),
          groups: carriedGroups(project, carry),
        },
})

const carriedGroups = ({ groups }: Project, { toNew }: Carry): Project['groups'] =>
  groups.map((group) => {
    if (!group.path) return group
    const anchors = group.path.anchors.map((anchor) => ({ ...anchor, ...placed(toNew, anchor) }))
    return { ...group, path: { ...group.path, anchors } }
  })
