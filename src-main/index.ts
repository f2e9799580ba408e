import { join } from 'node:path'
import { app } from 'electron'
import { runCommandLine } from './app/commandLine.ts'
import { runEditor } from './app/editor.ts'
import { launchOf } from './app/launch.ts'
import { registerScheme } from './app/protocol.ts'
import { useOwnFolder } from './app/userData.ts'

// Everything here happens before the app is ready: that is when Chromium wants to be told.
app.enableSandbox()
registerScheme()

const launch = launchOf(process.argv, {
  packaged: app.isPackaged,
  appFolder: app.getAppPath(),
  workingFolder: process.cwd(),
})
const built = join(import.meta.dirname, '..')
const places = {
  preload: join(built, 'preload/index.cjs'),
  pages: join(built, 'renderer'),
  resources: app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources'),
}

useOwnFolder(launch.kind)
if (launch.kind === 'commandLine') void runCommandLine(launch.args, places)
else runEditor(launch.file, places)
