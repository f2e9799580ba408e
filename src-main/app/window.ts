import { BrowserWindow } from 'electron'
import { APP_ORIGIN } from '../../src-shared/contract.ts'

/** The editor's window as the rest of main sees it. */
export interface EditorWindow {
  readonly webContentsId: number
  readonly browserWindow: BrowserWindow
  describe(title: string, unsaved: boolean): void
  /** Closes it, unsaved work or not. */
  close(): void
  readonly focus: () => void
}

export interface WindowParts {
  readonly preload: string
  /** The person wants to close it and there is unsaved work: the editor asks. */
  readonly onClosing: () => void
  readonly onClosed: () => void
  /** Its page ended by itself; true when it is to be loaded again. */
  readonly onPageGone: (reason: string) => boolean
}

/** The editor's darkest grey, so that nothing flashes before the page is there. */
const BACKGROUND = '#16171a'

export function openEditorWindow(parts: WindowParts): EditorWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Kinebrush',
    backgroundColor: BACKGROUND,
    webPreferences: {
      preload: parts.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  window.setMenuBarVisibility(false)
  window.once('ready-to-show', () => window.show())
  // The title is the project's, set by `describe`, not the page's.
  window.on('page-title-updated', (event) => event.preventDefault())
  const isUnsaved = trackPage(window, parts)
  void window.loadURL(`${APP_ORIGIN}/index.html`)
  return {
    webContentsId: window.webContents.id,
    browserWindow: window,
    describe(title, unsaved) {
      isUnsaved.set(unsaved)
      window.setTitle(title)
      window.setDocumentEdited(unsaved)
    },
    close: () => window.destroy(),
    focus() {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
  }
}

/** A page that hangs or is gone cannot answer for its work: then the window closes when it is told to. */
function trackPage(window: BrowserWindow, parts: WindowParts): { set: (unsaved: boolean) => void } {
  let unsaved = false
  let responsive = true
  window.on('unresponsive', () => (responsive = false))
  window.on('responsive', () => (responsive = true))
  window.on('close', (event) => {
    if (!unsaved || !responsive) return
    event.preventDefault()
    parts.onClosing()
  })
  window.on('closed', parts.onClosed)
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    unsaved = false
    if (reason !== 'clean-exit' && parts.onPageGone(reason)) window.webContents.reload()
  })
  return { set: (next) => void (unsaved = next) }
}
