import { app, session, type WebContents } from 'electron'

export interface Lockdown {
  readonly log: (line: string) => void
  /** The development server has pages load themselves again. */
  readonly mayReload: boolean
}

/** Denies every page what none of this app's pages needs. Electron's own answer to most of it would be yes. */
export function lockDown(lockdown: Lockdown): void {
  app.on('web-contents-created', (_, contents) => stayPut(contents, lockdown))
  app.on('session-created', denyPermissions)
  denyPermissions(session.defaultSession)
}

function denyPermissions(from: Electron.Session): void {
  from.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  from.setPermissionCheckHandler(() => false)
  from.setDevicePermissionHandler(() => false)
  // Chromium would fetch dictionaries from Google at each start.
  from.setSpellCheckerLanguages([])
  from.on('will-download', (event) => event.preventDefault())
}

function stayPut(contents: WebContents, { log, mayReload }: Lockdown): void {
  const deny =
    (what: string) =>
    (event: { readonly preventDefault: () => void; readonly url?: string }): void => {
      if (mayReload && event.url === contents.getURL()) return
      event.preventDefault()
      log(`${what} denied`)
    }
  contents.on('will-navigate', deny('navigation'))
  contents.on('will-redirect', deny('redirect'))
  contents.on('will-frame-navigate', deny('frame navigation'))
  contents.on('will-attach-webview', deny('webview'))
  contents.setWindowOpenHandler(() => {
    log('new window denied')
    return { action: 'deny' }
  })
}
