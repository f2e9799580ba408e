import type { Anchor, MotionPath } from '../src-shared/geometry/path.ts'
import * as change from '../src-shared/geometry/pathEdits.ts'
import { inReach } from '../src-shared/geometry/reach.ts'
import { polylinePath, reversed } from '../src-shared/geometry/path.ts'
import { FIRST_PATH_SHARE, NUDGE_PX, SIMPLIFY_SHARE } from '../src-shared/limits.ts'
import { extents, type Extent } from '../src-shared/labels/measure.ts'
import { changePath, drawPath, removePath } from '../src-shared/project/edits.ts'
import {
  groupOf,
  type AreaId,
  type Group,
  type GroupId,
  type Project,
} from '../src-shared/project/project.ts'
import { words } from './locales/en.ts'
import { commit, currentProject, editor } from './stores/editor.ts'
import { say } from './stores/notices.ts'
import { activeArea, chosenAnchors, session } from './stores/session.ts'

/** The chosen moving area; null for the frozen one. */
export function activeGroup(): Group | null {
  const project = currentProject()
  return project && groupOf(project, activeArea(project, session.getState().area))
}

/** Whether there is a path that may be changed. */
export const hasPath = (): boolean => {
  const group = activeGroup()
  return group?.path != null && !group.locked
}

export const atPathTool = (): boolean => hasPath() && session.getState().tool === 'path'

/** The chosen points of the chosen area's path. */
export function chosenPoints(): readonly number[] {
  const project = currentProject()
  return project ? chosenAnchors(session.getState(), project) : []
}

export const choosePoints = (anchors: readonly number[]): void => session.setState({ anchors })

const pointsOn = (project: Project, area: AreaId): number =>
  groupOf(project, activeArea(project, area))?.path?.anchors.length ?? 0

// They are chosen by number, which means another point where undoing a step, or a step, left more or fewer of them.
editor.subscribe(({ document }, { document: before }) => {
  const { area, anchors } = session.getState()
  if (anchors.length === 0 || !document || !before) return
  if (pointsOn(document.history.present, area) !== pointsOn(before.history.present, area)) choosePoints([])
})

/** Changes the chosen area's path; what is chosen afterwards is the same, or what `choose` says. */
export function editPath(
  edit: (path: MotionPath, chosen: readonly number[]) => MotionPath,
  choose: (chosen: readonly number[], before: MotionPath) => readonly number[] = (chosen) => chosen,
  mergeKey?: string,
): void {
  const group = activeGroup()
  if (!group?.path || group.locked) return
  const chosen = chosenPoints()
  commit(changePath(group.id, (path) => edit(path, chosen), mergeKey))
  choosePoints(choose(chosen, group.path))
}

export const reversePath = (): void =>
  editPath(reversed, (chosen, { anchors }) => chosen.map((index) => anchors.length - 1 - index))

/** Deletes the chosen points of a path that has points to spare, else the path. */
export function deletePointsOrPath(): void {
  const group = activeGroup()
  if (!group?.path || group.locked) return
  const chosen = chosenPoints()
  const left = chosen.length > 0 ? change.without(group.path, chosen) : null
  commit(left ? changePath(group.id, () => left) : removePath(group.id))
  choosePoints([])
}

export const straightenPath = (): void =>
  editPath(change.straightened, (chosen, path) => {
    if (chosen.length < 2) return []
    const [from] = change.runOf(path, chosen)
    return [from, from + 1]
  })

export function simplifyPath(): void {
  const width = currentProject()?.photo.width ?? 0
  editPath(
    (path, chosen) => change.simplified(path, chosen, SIMPLIFY_SHARE * width),
    () => [],
  )
}

export const relaxPath = (): void => editPath(change.relaxed)

export const setKind = (kind: 'smooth' | 'corner'): void =>
  editPath((path, chosen) => change.withKind(path, chosen, kind))

export const mirrorPath = (mirror: change.Mirror): void => editPath((path) => change.mirrored(path, mirror))

/** Moves the chosen points, or the whole path where none is; a run of such steps is one step of undo. */
export function nudgePath(x: number, y: number): void {
  const key = `nudge:${chosenPoints().join()}`
  editPath((path, chosen) => change.moved(path, chosen, { x: x * NUDGE_PX, y: y * NUDGE_PX }), undefined, key)
}

/** One point in other numbers, or of another kind. `run`: what the steps that are one step of undo have in common. */
export const setPoint = (index: number, patch: Partial<Anchor>, run?: string): void =>
  editPath(
    (path) => {
      const photo = currentProject()?.photo
      const anchor = path.anchors[index]
      if (!photo || !anchor) return path
      return change.withAnchor(path, index, { ...patch, ...inReach({ ...anchor, ...patch }, photo) })
    },
    () => [index],
    run,
  )

/** A further point half way to the next one; behind the last, as far on as that lies from the one before. */
export const addPoint = (index: number): void =>
  editPath(
    (path) => {
      const [before, at, after] = [-1, 0, 1].map((step) => path.anchors[index + step])
      if (!at) return path
      const place = after
        ? { x: (at.x + after.x) / 2, y: (at.y + after.y) / 2 }
        : { x: 2 * at.x - (before?.x ?? at.x), y: 2 * at.y - (before?.y ?? at.y) }
      return change.inserted(path, index, place)
    },
    () => [index + 1],
  )

export const removePoint = (index: number): void =>
  editPath(
    (path) => change.without(path, [index]) ?? path,
    () => [],
  )

export const chooseAllPoints = (): void =>
  choosePoints((activeGroup()?.path?.anchors ?? []).map((_, index) => index))

const middle = ({ left, right, top, bottom }: Extent): { x: number; y: number } => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
})

/** A first path to go on from in numbers: level, a quarter of the photo's width, from the middle of the area. */
export function beginPath(): void {
  const project = currentProject()
  const group = activeGroup()
  if (!project || !group) return
  const { width, height } = project.photo
  const extent = extents(project.labels)[group.label]
  const { x, y } =
    extent && extent.pixels > 0 ? middle(extent) : { x: Math.round(width / 2), y: Math.round(height / 2) }
  const way = Math.round(width * FIRST_PATH_SHARE) * (x > width / 2 ? -1 : 1)
  commit(
    drawPath(
      group.id,
      polylinePath([
        { x, y },
        { x: x + way, y },
      ]),
    ),
  )
  choosePoints([1])
}

/** Gives another area the same path, from where it stands: shifted as the two areas are, where both are painted. */
export function duplicatePath(to: GroupId): void {
  const project = currentProject()
  const from = activeGroup()
  const other = project && groupOf(project, to)
  if (!project || !from?.path || !other || other.locked) return
  const all = extents(project.labels)
  const [own, its] = [all[from.label], all[other.label]]
  const isPainted = own !== undefined && its !== undefined && own.pixels > 0 && its.pixels > 0
  const [a, b] = isPainted
    ? [middle(own), middle(its)]
    : [
        { x: 0, y: 0 },
        { x: 0, y: 0 },
      ]
  commit(drawPath(to, change.moved(from.path, [], { x: b.x - a.x, y: b.y - a.y })))
  say(words.paths.duplicated(other.name))
}
