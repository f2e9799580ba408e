import type { Size } from '../../src-shared/geometry/point.ts'
import { polylinePath } from '../../src-shared/geometry/path.ts'
import { LabelDraft } from '../../src-shared/labels/draft.ts'
import type { Label, LabelMap } from '../../src-shared/labels/labelMap.ts'
import { addGroup, drawPath, paintLabels, type Edit } from '../../src-shared/project/edits.ts'
import { newProject, type Photo, type Project } from '../../src-shared/project/project.ts'

export const photoOf = ({ width, height }: Size): Photo => ({
  id: '0'.repeat(64),
  name: 'photo.png',
  width,
  height,
})

/** The map with a filled rectangle of one label, right and bottom excluded. */
export function withRect(
  map: LabelMap,
  label: Label,
  x: number,
  y: number,
  width: number,
  height: number,
): LabelMap {
  const draft = new LabelDraft(map)
  for (let row = y; row < y + height; row++) draft.span(row, x, x + width - 1, label)
  return draft.take()
}

export const edited = (project: Project, ...edits: readonly Edit[]): Project =>
  edits.reduce((before, edit) => edit.apply(before), project)

/** A project that can be rendered: one moving area with a path to the right, the left edge frozen. */
export function movingProject(size: Size): Project {
  const empty = edited(
    newProject(photoOf(size)),
    addGroup('g1', (n) => `Area ${n}`),
  )
  const moving = withRect(empty.labels, 2, Math.floor(size.width / 4), Math.floor(size.height / 4), 8, 8)
  const frozen = withRect(moving, 1, 0, 0, 4, size.height)
  const path = polylinePath([
    { x: size.width / 4, y: size.height / 4 },
    { x: (size.width * 3) / 4, y: size.height / 4 },
  ])
  return edited(empty, paintLabels('paint', frozen), drawPath('g1', path))
}
