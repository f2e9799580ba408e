import { stepSample } from './canvas/sampleAt.ts'
import type { pathActionWords } from './locales/en/paths.ts'
import { copyPath, exportPath, importPath, pastePath } from './pathExchange.ts'
import {
  activeGroup,
  atPathTool,
  beginPath,
  chooseAllPoints,
  hasPath,
  mirrorPath,
  nudgePath,
  relaxPath,
  reversePath,
  setKind,
  simplifyPath,
  straightenPath,
} from './pathEditing.ts'
import { removePath } from '../src-shared/project/edits.ts'
import { FAR_NUDGE } from '../src-shared/limits.ts'
import { commit } from './stores/editor.ts'

type PathActionId = keyof typeof pathActionWords

/** An action of the table in actions.ts. */
interface PathAction {
  readonly id: PathActionId
  readonly keys: readonly string[]
  readonly run: () => void
  readonly enabled: () => boolean
}

const action = (
  id: PathActionId,
  run: () => void,
  keys: readonly string[] = [],
  enabled: () => boolean = hasPath,
): PathAction => ({ id, run, keys, enabled })

const WAYS = [
  ['path.left', 'ArrowLeft', -1, 0],
  ['path.right', 'ArrowRight', 1, 0],
  ['path.up', 'ArrowUp', 0, -1],
  ['path.down', 'ArrowDown', 0, 1],
] as const

const nudges = WAYS.flatMap(([id, key, x, y]) => [
  action(id, () => nudgePath(x, y), [key], atPathTool),
  action(`${id}Far`, () => nudgePath(x * FAR_NUDGE, y * FAR_NUDGE), [`Shift+${key}`], atPathTool),
])

/** A moving area that may be changed. */
const hasGroup = (): boolean => activeGroup()?.locked === false

function deletePath(): void {
  const group = activeGroup()
  if (group) commit(removePath(group.id))
}

/** What can be done with the chosen area's path. */
export const pathActions: readonly PathAction[] = [
  action('path.begin', beginPath, [], () => hasGroup() && !hasPath()),
  action('path.reverse', reversePath, ['r']),
  action('path.delete', deletePath),
  action('path.chooseAll', chooseAllPoints, ['$mod+a'], atPathTool),
  action('path.smoothPoints', () => setKind('smooth')),
  action('path.cornerPoints', () => setKind('corner')),
  action('path.relax', relaxPath),
  action('path.simplify', simplifyPath),
  action('path.straighten', straightenPath),
  action('path.mirrorX', () => mirrorPath({ axis: 'x', about: 'start' })),
  action('path.mirrorY', () => mirrorPath({ axis: 'y', about: 'start' })),
  action('path.mirrorXMiddle', () => mirrorPath({ axis: 'x', about: 'middle' })),
  action('path.mirrorYMiddle', () => mirrorPath({ axis: 'y', about: 'middle' })),
  ...nudges,
  action('path.nextSample', () => stepSample(1), ['.'], atPathTool),
  action('path.previousSample', () => stepSample(-1), [','], atPathTool),
  action('path.copy', copyPath),
  action('path.paste', () => void pastePath(), [], hasGroup),
  action('path.import', () => void importPath(), [], hasGroup),
  action('path.export', exportPath),
]
