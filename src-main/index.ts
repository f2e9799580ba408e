import { join } from 'node:path'
import { app } from 'electron'
import { endTruly } from './app/ending.ts'
import { launchOf } from './app/launch.ts'
import { registerScheme } from './app/protocol.ts'
import { useOwnFolder } from './app/userData.ts'

// Everything here happens before the app is ready: that is when Chromium wants to be told.
// Root on Linux has to start without the system's sandbox, and asking for it all the same leaves no process alive.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
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

if (launch.kind === 'commandLine') endTruly()
const home = useOwnFolder(launch.kind)

// Node's warnings are for programmers, and a terminal is for the person at it; from here on they go to the log.
// Loading the rest gives some already, which is why it is loaded now.
process.removeAllListeners('warning')
if (launch.kind === 'commandLine') {
  const { runCommandLine } = await import('./app/commandLine.ts')
  void runCommandLine(launch.args, places, join(home, 'takes'))
} else {
  const { runEditor } = await import('./app/editor.ts')
  runEditor(launch.file, places)
}
