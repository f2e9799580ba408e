// A small Electron program around page.ts: shows it in a hidden window and prints the title it ends with.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, protocol } from 'electron'

const folder = import.meta.dirname
const mediaTypes = /** @type {const} */ ({
  html: 'text/html',
  js: 'text/javascript',
  rgba: 'application/octet-stream',
})

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
// Electron is ready only when this module's top-level awaits are over.
void app.whenReady().then(async () => {
  protocol.handle('app', ({ url }) => {
    const { pathname } = new URL(url)
    const ending = /** @type {keyof typeof mediaTypes} */ (pathname.slice(pathname.lastIndexOf('.') + 1))
    return new Response(readFileSync(join(folder, pathname)), {
      headers: { 'Content-Type': mediaTypes[ending] },
    })
  })
  const window = new BrowserWindow({
    show: false,
    webPreferences: { offscreen: true, backgroundThrottling: false },
  })
  window.webContents.on('page-title-updated', (_event, title) => {
    if (title.startsWith('{')) process.stdout.write(`${title}\n`, () => app.exit(0))
  })
  // How large the clip is, as page.ts reads it.
  await window.loadURL(`app://bench/index.html?${process.argv.at(-1)}`)
})
