import { app, session, type WebContents } from 'electron'

/** Denies every page what none of this app's pages needs. Electron's own answer to most of it would be yes. */
export function lockDown(log: (detail: string) => void): void {
  app.on('web-contents-created', (_, contents) => stayPut(contents, log))
  app.on('session-created', denyPermissions)
  denyPermissions(session.defaultSession)
}

function denyPermissions(from: Electron.Session): void {
  from.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  from.setPermissionCheckHandler(() => false)
  from.setDevicePermissionHandler(() => false)
  from.on('will-download', (event) => event.preventDefault())
}

function stayPut(contents: WebContents, log: (detail: string) => void): void {
  const deny =
    (what: string) =>
    (event: { preventDefault: () => void }): void => {
      event.preventDefault()
      log(what)
    }
  contents.on('will-navigate', deny('navigation'))
  contents.on('will-redirect', deny('redirect'))
  contents.on('will-frame-navigate', deny('frame navigation'))
  contents.on('will-attach-webview', deny('webview'))
  contents.setWindowOpenHandler(() => {
    log('new window')
    return { action: 'deny' }
  })
}
