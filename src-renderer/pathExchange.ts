import { countOutside, readPaths } from '../src-shared/exchange/readPaths.ts'
import type { FoundPath, FoundPaths } from '../src-shared/exchange/found.ts'
import type { PathFormat } from '../src-shared/exchange/formats.ts'
import { printJson } from '../src-shared/exchange/pathJson.ts'
import type { MotionPath } from '../src-shared/geometry/path.ts'
import type { Size } from '../src-shared/geometry/point.ts'
import { PATH_FORMAT_NAMES } from '../src-shared/locales/en/paths.ts'
import { drawPaths } from '../src-shared/project/edits.ts'
import type { Group, Project } from '../src-shared/project/project.ts'
import { call } from './bridge.ts'
import { words } from './locales/en.ts'
import { activeGroup, choosePoints } from './pathEditing.ts'
import { commit, currentProject } from './stores/editor.ts'
import { say, sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'

/** The chosen area's path as Kinebrush's own text, for the clipboard; null where it has none. */
export function copiedPath(): string | null {
  const project = currentProject()
  const group = activeGroup()
  return project && group?.path ? printJson([{ name: group.name, path: group.path }], project.photo) : null
}

export function copyPath(): void {
  const text = copiedPath()
  if (text === null) return
  void call('text:copy', { text }).then((copied) => {
    if (copied.ok) say(words.paths.copied)
    else sayError(copied.error)
  })
}

export async function pastePath(): Promise<void> {
  const pasted = await call('text:paste', {})
  if (pasted.ok) takePaths(pasted.value.text)
  else sayError(pasted.error)
}

export async function importPath(): Promise<void> {
  const chosen = await call('path:choose', {})
  if (!chosen.ok) sayError(chosen.error)
  else if (chosen.value) takePaths(chosen.value.text)
}

export const exportPath = (): void => session.setState({ dialog: { kind: 'exportPath' } })

/**
 * Takes the paths of a text: one for the chosen area, several for the moving areas in their order. A text that cannot
 * be read is said to be so, and changes nothing.
 */
export function takePaths(text: string): void {
  const project = currentProject()
  if (!project) return
  const found = readPaths(text, project.photo)
  if (!found.ok) {
    sayError(found.error)
    return
  }
  const { paths } = found.value
  const targets = targetsOf(project, paths.length)
  if (targets.length === 0) {
    say(words.paths.noTarget, words.paths.noTargetNext)
    return
  }
  const drawn = new Map(
    targets.flatMap((group, i) => {
      const path = paths[i]
      return path ? [[group.id, pathFor(group, path)] as const] : []
    }),
  )
  commit(drawPaths(drawn))
  choosePoints([])
  say(
    words.paths.taken(PATH_FORMAT_NAMES[found.value.format], drawn.size),
    notesOn(found.value, drawn.size, project),
  )
}

function targetsOf(project: Project, count: number): readonly Group[] {
  if (count > 1) return project.groups.filter(({ locked }) => !locked).slice(0, count)
  const group = activeGroup()
  return group && !group.locked ? [group] : []
}

/** Where the text says nothing of speed, the area keeps its own. */
const pathFor = ({ path }: Group, { anchors, easing }: FoundPath): MotionPath => ({
  anchors,
  easing: easing ?? path?.easing ?? 'linear',
})

function notesOn(found: FoundPaths, taken: number, { photo }: Project): string | undefined {
  const outside = countOutside({ ...found, paths: found.paths.slice(0, taken) }, photo)
  const { size } = found
  const notes = [
    ...(taken < found.paths.length ? [words.paths.leftOver(found.paths.length - taken)] : []),
    ...(size && !isSame(size, photo) ? [words.paths.otherSize(size.width, size.height)] : []),
    ...(outside > 0 ? [words.paths.outside(outside)] : []),
  ]
  return notes.length > 0 ? notes.join(' ') : undefined
}

const isSame = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height

/** Saves a text with paths; says where. */
export async function savePathText(format: PathFormat, text: string): Promise<boolean> {
  const name = activeGroup()?.name ?? words.paths.allAreas
  const saved = await call('path:save', { name: words.paths.fileName(name), format, text })
  if (!saved.ok) sayError(saved.error)
  else if (saved.value) say(words.notices.savedAs(saved.value.name))
  return saved.ok && saved.value !== null
}
