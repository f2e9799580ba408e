import { DEFAULT_CUSTOM } from '../src-shared/service/profiles.ts'
import { actions, perform, type ActionId } from './actions.ts'
import { bridge, call } from './bridge.ts'
import { followFirstClip } from './guide.ts'
import { acceptFile, openAddress, showOpened, whenIdle, whenSafe } from './files.ts'
import { copiedPath, takePaths } from './pathExchange.ts'
import { atPathTool } from './pathEditing.ts'
import { watchPaintedOver } from './paintedOverNotice.ts'
import { currentDocument, editor, isUnsaved } from './stores/editor.ts'
import { say, sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'
import { learnSpeeds } from './exporting/learnSpeeds.ts'
import { strip } from './stores/strip.ts'
import { timeline } from './stores/timeline.ts'
import { setRecents, setUp } from './stores/setup.ts'
import { beginWork, endWork, nameWork, startWork } from './stores/work.ts'
import { interrupted, putExported, putProgress, putTake, putTrouble, takes } from './stores/takes.ts'
import { followTakesByEar } from './takesVoice.ts'
import { words } from './locales/en.ts'
import { showTake } from './takeKeeping.ts'

/** Joins the editor with main: what it opens with, what it is told, what it tells. Once, at start. */
export function startSession(): void {
  bridge.on('file:opening', ({ name }) => nameWork(words.photo.opening(name)))
  bridge.on('file:given', ({ name }) => beginWork(words.photo.opening(name)))
  bridge.on('file:opened', (opened) => {
    if (endWork() && !isAsking()) whenSafe(() => showOpened(opened))
  })
  bridge.on('file:refused', ({ error }) => {
    endWork()
    sayError(error)
  })
  bridge.on('take:changed', putTake)
  bridge.on('take:progressed', putProgress)
  bridge.on('take:troubled', putTrouble)
  bridge.on('take:chosen', ({ id }) => void showTake(id))
  bridge.on('takes:finishedAway', ({ ready, failed }) =>
    say(words.notices.finishedAway(ready, failed), words.notices.finishedAwayDetail),
  )
  window.addEventListener('online', () => void call('network:returned', {}))
  bridge.on('export:progressed', putExported)
  learnSpeeds()
  bridge.on('recents:changed', setRecents)
  bridge.on('menu:chosen', ({ action }) => action in actions && perform(action as ActionId))
  bridge.on('window:closing', () => whenSafe(() => whenIdle(() => void call('window:close', {}))))
  followFirstClip()
  followTakesByEar()
  foldWhenShort()
  describeWindow()
  watchPaintedOver()
  takePastedAndDropped()
  const isWanted = startWork(null)
  void call('app:start', {}).then((started) => {
    const isWaitedFor = isWanted()
    if (!started.ok) {
      sayError(started.error)
      return
    }
    setUp(started.value)
    if (started.value.devService !== null) useDevService(started.value.devService)
    void listAllTakes()
    if (started.value.opened && isWaitedFor) showOpened(started.value.opened)
  })
}

/** Chooses the service that plays on this computer, without touching what the person set up. */
const useDevService = (baseUrl: string): void =>
  session.setState({ engineId: 'custom', custom: { ...DEFAULT_CUSTOM, baseUrl } })

/** In a window this short, CSS pixels, the photo needs the room of takes and timeline; they are a click away. */
const SHORT = '(height < 560px)'

function foldWhenShort(): void {
  const short = window.matchMedia(SHORT)
  const fold = (): void => {
    strip.setState({ folded: short.matches })
    timeline.setState({ showing: short.matches ? 'closed' : 'auto' })
  }
  if (short.matches) fold()
  short.addEventListener('change', fold)
}

/** Every take there is: one whose project was not saved is found again here. */
async function listAllTakes(): Promise<void> {
  const listed = await call('take:listAll', {})
  if (listed.ok) for (const take of listed.value) putTake(take)
  else sayError(listed.error)
}

/** Tells main what the window shows, so that its title is right and closing it asks when it must. */
function describeWindow(): void {
  let told = ''
  const tell = (): void => {
    const document = currentDocument()
    const unsaved = document !== null && isUnsaved(document)
    const title = document ? `${document.name}${unsaved ? ' •' : ''} - ${words.app}` : words.app
    const asks = unsaved || interrupted(takes.getState()) !== null
    if (told === `${title} ${asks}`) return
    told = `${title} ${asks}`
    void call('window:describe', { title, unsaved: asks })
  }
  editor.subscribe(tell)
  takes.subscribe(tell)
  tell()
}

/** Whether a dialog is open, which a file would replace or leave behind over another photo; says so. */
function isAsking(): boolean {
  const asking = session.getState().dialog !== null
  if (asking) say(words.notices.dialogFirst, words.notices.dialogFirstDetail)
  return asking
}

const isInTextField = ({ target }: Event): boolean =>
  target instanceof Element && target.matches('input:not([type=range]),textarea,[contenteditable]')

/** A text field has its own use for what is pasted, and an open question comes first. */
const isTyping = (event: Event): boolean => session.getState().dialog !== null || isInTextField(event)

/** Takes a text that is an address and nothing else; what lies there, main finds out. */
function takeAddress(data: DataTransfer | null): boolean {
  const text = data?.getData('text/plain').trim() ?? ''
  if (session.getState().dialog !== null || !/^https?:\/\/\S+$/.test(text)) return false
  openAddress(text)
  return true
}

/** With the path tool in hand a text is a path, or is said not to be one. */
function takePathText(data: DataTransfer | null): boolean {
  const text = data?.getData('text/plain') ?? ''
  const { dialog, tool } = session.getState()
  if (dialog !== null || tool !== 'path' || text === '' || currentDocument() === null) return false
  takePaths(text)
  return true
}

const hasMarkedText = (): boolean => document.getSelection()?.isCollapsed === false

function takePastedAndDropped(): void {
  const take = (files: FileList | undefined): boolean => {
    const file = files?.[0]
    if (!file) return false
    if (isAsking()) return true
    if (files.length > 1) say(words.notices.firstOfMany)
    void acceptFile(file)
    return true
  }
  window.addEventListener('paste', (event) => {
    const { clipboardData: data } = event
    // Office programs copy a text and a picture of it: a text field wants the text.
    if (isInTextField(event) && data?.types.includes('text/plain')) return
    const taken = take(data?.files) || (!isTyping(event) && (takeAddress(data) || takePathText(data)))
    if (taken) event.preventDefault()
  })
  window.addEventListener('copy', (event) => {
    const text = isTyping(event) || !atPathTool() || hasMarkedText() ? null : copiedPath()
    if (text === null) return
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    say(words.paths.copied)
  })
  window.addEventListener('dragover', (event) => event.preventDefault())
  window.addEventListener('drop', (event) => {
    event.preventDefault()
    if (!take(event.dataTransfer?.files)) takeAddress(event.dataTransfer)
  })
}
