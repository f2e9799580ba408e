import { BrowserWindow } from 'electron'
import { APP_ORIGIN } from '../../../src-shared/contract.ts'

const RENDER_PAGE = `${APP_ORIGIN}/render/index.html`

export interface RenderWindow {
  readonly webContentsId: number
  /** Loads the page, which asks for its job at once. */
  load(): void
  close(): void
}

/** A window that nobody sees. `onGone` is told, once or more, why its page can do nothing any more. */
export function openRenderWindow(preload: string, onGone: (detail: string) => void): RenderWindow {
  const window = new BrowserWindow({
    show: false,
    width: 64,
    height: 64,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Without a display a window that is not offscreen crashes or hangs; hidden ones are slowed down by default.
      offscreen: true,
      backgroundThrottling: false,
    },
  })
  const contents = window.webContents
  // Nothing on the page is to be seen, so nothing needs painting.
  contents.setFrameRate(1)
  contents.on('render-process-gone', (_event, { reason }) => onGone(`the rendering process ended: ${reason}`))
  contents.on('did-fail-load', (_event, code, description) =>
    onGone(`no render page: ${description} (${code})`),
  )
  contents.on('preload-error', (_event, _path, { message }) => onGone(`no preload: ${message}`))
  window.on('closed', () => onGone('the render window was closed'))
  return {
    webContentsId: contents.id,
    load() {
      // A failure comes as did-fail-load too.
      window.loadURL(RENDER_PAGE).catch(() => undefined)
    },
    close() {
      if (!window.isDestroyed()) window.destroy()
    },
  }
}
