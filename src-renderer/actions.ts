import { addGroup } from '../src-shared/project/edits.ts'
import { FROZEN, freeLabel, type Project } from '../src-shared/project/project.ts'
import { centred, zoomAt } from '../src-shared/geometry/viewport.ts'
import type { ServiceProfile } from '../src-shared/service/profiles.ts'
import { BRUSH_STEP } from '../src-shared/limits.ts'
import { cancelGesture, finishGesture, isClicking, isGesturing, stepBack } from './canvas/gestures.ts'
import { stopPreview, togglePreview } from './canvas/preview.ts'
import { stopThinking } from './canvas/thinking.ts'
import { closeProject, openAddress, openByDialog, openSample, saveProject } from './files.ts'
import { canExportLayers, exportLayers } from './exporting/exportLayers.ts'
import { words } from './locales/en.ts'
import { offerLastFrame } from './lastFrame.ts'
import { motionActions } from './motionActions.ts'
import { pathActions } from './pathActions.ts'
import { atPathTool, deletePointsOrPath } from './pathEditing.ts'
import { exportMasks } from './masks.ts'
import { applyCrop, leaveCrop, replacePhoto, turnPhoto } from './photoEditing.ts'
import { canRender, canPreview, chosenEngine, startTake } from './rendering.ts'
import { commit, currentDocument, currentProject, redo, undo } from './stores/editor.ts'
import { toggleSolo, togglePlain } from './showing.ts'
import { chooseArea, fit, session, setBrush, setView } from './stores/session.ts'
import { closeCompare, compare } from './stores/compare.ts'
import { say } from './stores/notices.ts'
import { setup } from './stores/setup.ts'
import { giveUpWork } from './stores/work.ts'
import { toggleTheme } from './theme.ts'
import { applyTrial, canFreezeRest, startFreezing, stopTrial } from './trials.ts'
import type { ToolId } from './tools/tool.ts'

export type ActionId = keyof typeof words.actions

/** Something the person can do: one value for buttons, keys and menus alike. */
export interface Action {
  readonly id: ActionId
  readonly label: string
  /** Keys as tinykeys writes them, the first one shown; $mod is Cmd on a Mac and Ctrl elsewhere. */
  readonly keys: readonly string[]
  readonly enabled: () => boolean
  readonly run: () => void
}

const always = (): boolean => true
const hasProject = (): boolean => currentProject() !== null
const isCropping = (): boolean => hasProject() && session.getState().tool === 'crop'
const idle = (): boolean => !isGesturing()

function action(
  id: ActionId,
  keys: readonly string[],
  run: () => void,
  enabled: () => boolean = hasProject,
): Action {
  return { id, label: words.actions[id], keys, run, enabled }
}

const withProject = (run: (project: Project) => void) => (): void => {
  const project = currentProject()
  if (project) run(project)
}

function zoom(factor: number): void {
  const { view, canvas } = session.getState()
  setView(zoomAt(view, { x: canvas.width / 2, y: canvas.height / 2 }, factor))
}

/** Adds a moving area and takes it in hand. */
function addArea(): void {
  const id = crypto.randomUUID()
  commit(addGroup(id, words.areas.newName))
  chooseArea(id)
}

/** What was drawn click by click is kept, as far as it had come. */
function chooseTool(tool: ToolId): void {
  if (isClicking()) finishGesture()
  else cancelGesture()
  session.setState({ tool })
}

/** Stops what is going on, the innermost first. */
function cancelInnermost(): void {
  const { preview, watching, trial, tool, anchors } = session.getState()
  if (giveUpWork() || cancelGesture() || stopThinking()) return
  if (trial) {
    stopTrial()
    return
  }
  if (tool === 'crop') leaveCrop()
  else if (preview !== 'off') stopPreview()
  else if (tool === 'path' && anchors.length > 0) session.setState({ anchors: [] })
  else if (compare.getState().pair) closeCompare()
  else if (watching) session.setState({ watching: null })
}

function withService(run: (profile: ServiceProfile) => Promise<void>): void {
  const engine = chosenEngine()
  if (engine.kind === 'service') void run(engine.profile)
}

const areaActions = [0, 1, 2, 3, 4, 5].map((index) =>
  action(
    `area.${index + 1}` as ActionId,
    [`${index + 1}`],
    withProject((project) => {
      const group = project.groups[index]
      if (group) chooseArea(group.id)
    }),
    () => (currentProject()?.groups.length ?? 0) > index,
  ),
)

const list: readonly Action[] = [
  action('file.open', ['$mod+o'], () => void openByDialog(), always),
  action('file.openAddress', ['$mod+Shift+o'], () => openAddress(null), always),
  action('file.sample', [], () => void openSample(), always),
  action('file.close', ['$mod+w'], closeProject),
  action('file.save', ['$mod+s'], () => void saveProject(false)),
  action('file.saveAs', ['$mod+Shift+s'], () => void saveProject(true)),
  action('edit.undo', ['$mod+z'], undo, () => idle() && (currentDocument()?.history.past.length ?? 0) > 0),
  action(
    'edit.redo',
    ['$mod+Shift+z', '$mod+y'],
    redo,
    () => idle() && (currentDocument()?.history.future.length ?? 0) > 0,
  ),
  action('edit.finish', ['Enter'], finishGesture, isClicking),
  action('edit.apply', ['Enter'], applyTrial, () => session.getState().trial !== null),
  action('edit.applyCrop', ['Enter'], () => void applyCrop(), isCropping),
  action('edit.stepBack', ['Backspace', 'Delete', '$mod+z'], stepBack, isClicking),
  action('edit.cancel', ['Escape'], cancelInnermost, always),
  action('edit.delete', ['Delete', 'Backspace'], deletePointsOrPath, () => idle() && atPathTool()),
  action(
    'view.fit',
    ['$mod+0'],
    withProject((project) => fit(project.photo)),
  ),
  action(
    'view.actual',
    ['$mod+1'],
    withProject(({ photo }) => setView(centred(photo, session.getState().canvas, 1))),
  ),
  action('view.zoomIn', ['$mod+=', '$mod+Shift++'], () => zoom(1.25)),
  action('view.zoomOut', ['$mod+-'], () => zoom(1 / 1.25)),
  action('view.theme', [], toggleTheme, always),
  action('view.history', ['y'], () => session.setState(({ history }) => ({ history: !history }))),
  action('tool.brush', ['b'], () => chooseTool('brush')),
  action('tool.eraser', ['e'], () => chooseTool('eraser')),
  action('tool.lasso', ['l'], () => chooseTool('lasso')),
  action('tool.polygon', ['Shift+l'], () => chooseTool('polygon')),
  action('tool.rectangle', ['m'], () => chooseTool('rectangle')),
  action('tool.ellipse', ['Shift+m'], () => chooseTool('ellipse')),
  action('tool.fill', ['g'], () => chooseTool('fill')),
  action('tool.wand', ['w'], () => chooseTool('wand')),
  action('wand.contiguous', [], () => session.setState(({ contiguous }) => ({ contiguous: !contiguous }))),
  action('tool.object', ['s'], () => chooseTool('object')),
  action('tool.path', ['p'], () => chooseTool('path')),
  action('tool.hand', ['h'], () => chooseTool('hand')),
  action('tool.zoom', ['z'], () => chooseTool('zoom')),
  action('tool.crop', ['c'], () => chooseTool('crop')),
  action('paint.onlyEmpty', ['o'], () => session.setState(({ onlyEmpty }) => ({ onlyEmpty: !onlyEmpty }))),
  action('brush.smaller', ['['], () =>
    setBrush(Math.min(session.getState().brushPx - 1, session.getState().brushPx / BRUSH_STEP)),
  ),
  action('brush.larger', [']'], () =>
    setBrush(Math.max(session.getState().brushPx + 1, session.getState().brushPx * BRUSH_STEP)),
  ),
  action('photo.turnLeft', ['$mod+['], () => void turnPhoto(3)),
  action('photo.turnRight', ['$mod+]'], () => void turnPhoto(1)),
  action('photo.replace', [], () => void replacePhoto()),
  action(
    'photo.background',
    [],
    () => session.setState({ dialog: { kind: 'background' } }),
    () => currentProject()?.photo.background !== undefined,
  ),
  action('area.add', ['n'], addArea, () => {
    const project = currentProject()
    return project !== null && freeLabel(project) !== null
  }),
  action('area.freezeRest', ['Shift+f'], startFreezing, canFreezeRest),
  action('area.solo', ['i'], () => toggleSolo(session.getState().area)),
  action('area.exportAll', [], () => void exportMasks()),
  action('file.exportLayers', [], () => void exportLayers(), canExportLayers),
  action('view.plain', [], togglePlain),
  action('area.frozen', ['f'], () => chooseArea(FROZEN)),
  ...areaActions,
  ...motionActions.map(({ id, keys, run, enabled }) => action(id, keys, run, () => idle() && enabled())),
  ...pathActions.map(({ id, keys, run, enabled }) => action(id, keys, run, () => idle() && enabled())),
  action('motion.preview', ['Enter'], togglePreview, () => idle() && canPreview()),
  action('app.commands', ['$mod+k'], () => session.setState({ dialog: { kind: 'commands' } }), always),
  action('app.preferences', ['$mod+,'], () => session.setState({ dialog: { kind: 'preferences' } }), always),
  action('help.about', [], () => say(words.about(setup.getState().version), words.aboutDetail), always),
  action(
    'request.lastFrame',
    [],
    () => withService(offerLastFrame),
    () => chosenEngine().kind === 'service' && canPreview(),
  ),
  action('take.adopt', [], () => session.setState({ dialog: { kind: 'adopt' } })),
  action('take.render', ['$mod+Enter'], () => void startTake(), canRender),
]

/** Every action, by its id. */
export const actions = Object.fromEntries(list.map((one) => [one.id, one])) as Readonly<
  Record<ActionId, Action>
>

/** Does it if it may be done now. */
export function perform(id: ActionId): void {
  const { enabled, run } = actions[id]
  if (enabled()) run()
}
