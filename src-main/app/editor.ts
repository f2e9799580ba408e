import { join } from 'node:path'
import { app, dialog, powerMonitor } from 'electron'
import { crashWords } from '../../src-shared/locales/en/menu.ts'
import type { Handlers } from '../ipc/answer.ts'
import { addressHandlers } from '../ipc/addressHandlers.ts'
import { chosenMasks } from '../ipc/chosenMasks.ts'
import { systemDialogs } from '../ipc/dialogs.ts'
import { sendTo, type Send } from '../ipc/events.ts'
import { fileHandlers } from '../ipc/fileHandlers.ts'
import { clipboardHandlers } from '../ipc/clipboardHandlers.ts'
import { frameHandlers } from '../ipc/frameHandlers.ts'
import { givenFiles, type GivenFiles } from '../ipc/givenFiles.ts'
import { keepingHandlers } from '../ipc/keepingHandlers.ts'
import { pathHandlers } from '../ipc/pathHandlers.ts'
import { layerSaving } from '../ipc/layerSaving.ts'
import { maskHandlers } from '../ipc/maskHandlers.ts'
import { opening as openingOf } from '../ipc/opening.ts'
import { photoHandlers } from '../ipc/photoHandlers.ts'
import { projectHandlers } from '../ipc/projectHandlers.ts'
import { register } from '../ipc/register.ts'
import { keyHandlers } from '../ipc/keyHandlers.ts'
import { modelHandlers } from '../ipc/modelHandlers.ts'
import { stillHandlers } from '../ipc/stillHandlers.ts'
import { takeHandlers } from '../ipc/takeHandlers.ts'
import { windowHandlers } from '../ipc/windowHandlers.ts'
import { openDocuments } from '../projects/documents.ts'
import { devClock } from '../settings/devClock.ts'
import { devService } from '../settings/devService.ts'
import type { KeyStore } from '../settings/keyStore.ts'
import { openSecrets } from '../settings/secrets.ts'
import { openServiceTakes, PATIENT } from '../takes/service/open.ts'
import type { ServiceTakes } from '../takes/service/serviceTakes.ts'
import { takeQueue, type TakeQueue } from '../takes/takeQueue.ts'
import { markInterrupted, openTakeStore, type TakeStore } from '../takes/takeStore.ts'
import { crashCounter } from './crashes.ts'
import type { Log } from './log.ts'
import { setMenu } from './menu.ts'
import type { Places } from './places.ts'
import { openServices, type Services } from './services.ts'
import { takeNews, type TakeNews } from './takeNews.ts'
import { openEditorWindow, type EditorWindow } from './window.ts'

/** Runs the app with its window. A second start hands its file over to the first and ends. */
export function runEditor(file: string | null, places: Places): void {
  if (!app.requestSingleInstanceLock({ file })) {
    app.quit()
    return
  }
  const early = file === null ? [] : [file]
  let give = (path: string): unknown => early.push(path)
  let focus = (): void => undefined
  app.on('open-file', (event, path) => {
    event.preventDefault()
    give(path)
  })
  app.on('second-instance', (_event, _argv, _folder, data) => {
    focus()
    if (isHandover(data)) give(data.file)
  })
  // The hidden window that renders is not a reason to stay, nor is its end one to go.
  app.on('window-all-closed', () => undefined)
  void app.whenReady().then(async () => {
    const editor = await openEditor(places, (given) => {
      early.forEach((path) => given.give(path))
      give = given.give
    })
    focus = editor.focus
  })
}

const isHandover = (data: unknown): data is { readonly file: string } =>
  typeof data === 'object' && data !== null && 'file' in data && typeof data.file === 'string'

async function openEditor(places: Places, onReady: (given: GivenFiles) => void): Promise<EditorWindow> {
  // Clips are asked for long after the takes are there, but the protocol has to be served first.
  const takes: { queue: TakeQueue | null } = { queue: null }
  const services = openServices(places, (id) => takes.queue?.clip(id) ?? null)
  const { folder, log, photos, engine } = services
  const open: { window: EditorWindow | null } = { window: null }
  const window = (): EditorWindow => {
    if (!open.window) throw new Error('The editor has no window yet')
    return open.window
  }
  const send = sendTo(() => open.window?.browserWindow ?? null)
  const store = await openTakeStore(join(folder, 'takes'))
  await markInterrupted(store)
  const news = await takeNews({
    ...{ folder, store, send, log },
    window: () => open.window?.browserWindow ?? null,
    focus: () => open.window?.focus(),
  })
  const { listener } = news
  const queue = takeQueue({ store, engine, listener })
  takes.queue = queue
  const keys = openSecrets(folder)
  const sending = openServiceTakes({
    ...{ store, photos, listener, endurance: PATIENT },
    routes: services.routes,
    clock: devClock(process.env, app.isPackaged),
    credentials: (place) => keys.credentials(place),
  })
  const { handlers, given, layers } = await handlersOf({
    ...{ services, places, store, queue, sending, keys, news, send, window },
  })
  onReady(given)
  register(
    { handlers, checkOutputs: !app.isPackaged, log: (call, what) => log('ipc', `${call} ${what}`) },
    (id) => (id === open.window?.webContentsId ? 'editor' : engine.isRenderWindow(id) ? 'render' : null),
  )
  setMenu(process.platform, (action) => send('menu:chosen', { action }))
  const stop = (): Promise<unknown> => Promise.allSettled([queue.stop(), layers.stop(), sending.stop()])
  open.window = newWindow(places, send, log, () => void stop().finally(() => app.quit()))
  powerMonitor.on('resume', () => {
    news.woke()
    sending.wake()
  })
  sending.goOn()
  sending.watch()
  return open.window
}

function newWindow(places: Places, send: Send, log: Log, onClosed: () => void): EditorWindow {
  const mayReload = crashCounter()
  const window = openEditorWindow({
    preload: places.preload,
    onClosing: () => send('window:closing', {}),
    onClosed,
    onPageGone(reason) {
      log('window', `page gone: ${reason}`)
      if (mayReload(performance.now())) return true
      dialog.showErrorBox(crashWords.title, crashWords.detail)
      window.close()
      return false
    },
  })
  return window
}

interface Parts {
  readonly services: Services
  readonly places: Places
  readonly store: TakeStore
  readonly queue: TakeQueue
  readonly sending: ServiceTakes
  readonly keys: KeyStore
  readonly news: TakeNews
  readonly send: Send
  readonly window: () => EditorWindow
}

async function handlersOf(parts: Parts) {
  const { services, places, store, queue, sending, keys, news, send, window } = parts
  const { folder, photos, engine } = services
  const documents = await openDocuments(join(folder, 'recents.json'))
  const dialogs = systemDialogs(() => window().browserWindow)
  const onRecents = (): void => void documents.recents().then((recents) => send('recents:changed', recents))
  const samplePath = join(places.resources, 'sample.kinebrush')
  const onOpening = (name: string): void => send('file:opening', { name })
  const opening = openingOf({ photos, documents, samplePath, onRecents, onOpening })
  const given = givenFiles(opening, send)
  const layers = layerSaving({ engine, dialogs, send })
  const handlers: Handlers = {
    ...fileHandlers({
      ...{ opening, documents, dialogs, given },
      version: app.getVersion(),
      devService: lentService(keys),
      onStart: () => {
        services.warmUp()
        news.begin()
      },
    }),
    ...addressHandlers(photos, services.routes),
    ...photoHandlers(photos),
    ...projectHandlers({ photos, documents, dialogs, onRecents }),
    ...maskHandlers(chosenMasks(dialogs), dialogs),
    ...takeHandlers({ queue, services: sending, photos }, dialogs),
    ...keepingHandlers({
      ...{ store, queue, services: sending, photos },
      page: () => window().browserWindow.webContents,
    }),
    ...keyHandlers(keys, services.routes, () => sending.wake()),
    ...modelHandlers(keys, services.routes),
    ...frameHandlers(engine, photos),
    ...layers.handlers,
    ...stillHandlers({ store, queue, engine, dialogs }),
    ...clipboardHandlers,
    ...pathHandlers(dialogs),
    ...windowHandlers(window, () => sending.wake()),
    ...engine.handlers,
  }
  return { handlers, given, layers }
}

/** The service of `npm run dev:fake`, its key at hand. */
function lentService(keys: KeyStore): string | null {
  const found = devService(process.env, app.isPackaged)
  if (!found) return null
  keys.lend({ id: 'custom', name: '', baseUrl: found.baseUrl }, found.credentials)
  return found.baseUrl
}
