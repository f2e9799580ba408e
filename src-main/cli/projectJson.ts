import { easingText } from '../../src-shared/geometry/easing.ts'
import { extents } from '../../src-shared/labels/measure.ts'
import { STATIC_LABEL } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { samplesOf } from '../../src-shared/service/samples.ts'
import type { Json } from './plainLines.ts'

/** What is in a project, but for its pixels. */
export function projectJson({ photo, labels, groups, settings }: Project): Json {
  const { tail } = settings
  const painted = extents(labels)
  return {
    photo: { name: photo.name, width: photo.width, height: photo.height },
    static: { pixels: painted[STATIC_LABEL]?.pixels ?? 0 },
    groups: groups.map((group, i) => ({
      index: i + 1,
      name: group.name,
      pixels: painted[group.label]?.pixels ?? 0,
      sent: group.sent,
      motion: group.motion,
      movement: { ...group.movement, sway: group.movement.sway && { ...group.movement.sway } },
      easing: group.path && easingText(group.path.easing),
      path: group.path?.anchors ?? [],
      points: group.path ? samplesOf(group.path, photo) : [],
    })),
    settings: { ...settings, tail: tail && { name: tail.name, width: tail.width, height: tail.height } },
  }
}
