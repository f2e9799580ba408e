import type { Size } from '../../src-shared/geometry/point.ts'
import { PREVIEW_PIXELS } from '../../src-shared/limits.ts'
import { goes } from '../../src-shared/motion/areas.ts'
import { scaledSize } from '../../src-shared/motion/clipSpec.ts'
import { moversOf, sceneOf, type Going, type Scene } from '../../src-shared/motion/scene.ts'
import type { Group, Project } from '../../src-shared/project/project.ts'
import { moversAsSent } from '../../src-shared/service/asSent.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import type { Pixels } from '../render/frames.ts'

/** A project as the preview moves it: along its paths, or from point to point of what a service is sent. */
export interface Previewed {
  readonly project: Project
  readonly service: ServiceProfile | null
}

/** Large photos are previewed smaller: motion should be smooth before it is sharp. */
export const workingSize = (photo: Size): Size =>
  scaledSize(photo, Math.min(1, Math.sqrt(PREVIEW_PIXELS / (photo.width * photo.height))))

/** A service gets paths alone: what else areas, camera and clip do is this computer's. */
export function goingOf({ project, service }: Previewed): Going {
  const size = workingSize(project.photo)
  return service
    ? { movers: moversAsSent(project, size, service.limits), camera: null }
    : { movers: moversOf(project, size, project.settings), camera: project.settings.camera }
}

export const sceneWith = ({ project }: Previewed, going: Going, pixels: Pixels): Scene => ({
  ...sceneOf(project, workingSize(project.photo), pixels, project.settings),
  ...going,
})

/** Whether two projects show the same photo in the same pixels. */
export const samePhoto = (a: Project, b: Project): boolean =>
  a.photo.id === b.photo.id && a.photo.background === b.photo.background

/** Which areas move and what they do: others have other cut-outs, and leave other holes. */
const rolesOf = ({ movers }: Going): string =>
  movers
    .filter(goes)
    .map(({ label, motion = 'slide' }) => `${label} ${motion}`)
    .sort()
    .join()

/** Whether what is made ready for one of them serves the other: only how their areas go may differ. */
export const areAlike = (a: Previewed, b: Previewed): boolean =>
  samePhoto(a.project, b.project) &&
  a.project.labels === b.project.labels &&
  a.project.settings.refineEdges === b.project.settings.refineEdges &&
  rolesOf(goingOf(a)) === rolesOf(goingOf(b))

/** Whether the two move alike: names, prompts and switches of the screen do not matter. */
export const movesAlike = (a: Previewed, b: Previewed): boolean =>
  samePhoto(a.project, b.project) &&
  // All that counts of a service here is the same for whatever a person sets up of it.
  a.service?.id === b.service?.id &&
  a.project.labels === b.project.labels &&
  a.project.settings === b.project.settings &&
  a.project.groups.length === b.project.groups.length &&
  a.project.groups.every((group, i) => sameMotion(group, b.project.groups[i]))

const sameMotion = (a: Group, b: Group | undefined): boolean =>
  a.label === b?.label &&
  a.path === b.path &&
  a.sent === b.sent &&
  a.motion === b.motion &&
  a.movement === b.movement
