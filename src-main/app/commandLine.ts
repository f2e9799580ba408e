import { app, Menu } from 'electron'
import type { CliContext, Writer } from '../cli/context.ts'
import { EXIT_CODES } from '../cli/exitCodes.ts'
import { runCommand } from '../cli/runCommand.ts'
import { environmentRoutes } from '../engines/service/routes.ts'
import { register } from '../ipc/register.ts'
import type { Places } from './places.ts'
import { openServices } from './services.ts'

/** Runs one command without a window, and ends the process with its exit code. */
export async function runCommandLine(
  args: readonly string[],
  places: Places,
  takesFolder: string,
): Promise<void> {
  // The window that renders comes and goes; its end is not the app's.
  app.on('window-all-closed', () => undefined)
  app.dock?.hide()
  // Without a display Electron dies of a menu bar's colours, and a window that nobody sees needs none.
  Menu.setApplicationMenu(null)
  await app.whenReady()
  // Not before: Chromium sets handlers of its own on its way up, which close all windows and end with 0.
  const signal = interruption()
  const { photos, engine, log, routes } = openServices(places, () => null)
  register(
    {
      handlers: engine.handlers,
      checkOutputs: !app.isPackaged,
      log: (call, what) => log('ipc', `${call} ${what}`),
    },
    (id) => (engine.isRenderWindow(id) ? 'render' : null),
  )
  const context: CliContext = {
    cwd: process.cwd(),
    photos,
    takesFolder,
    engine,
    stdout: writerTo(process.stdout),
    stderr: writerTo(process.stderr),
    signal,
    isTty: process.stderr.isTTY,
    version: app.getVersion(),
    env: process.env,
    routes: environmentRoutes() ?? routes,
  }
  const code = await runCommand(args, context)
  app.exit(signal.aborted ? EXIT_CODES.cancelled : code)
}

/** The first interruption lets the command tidy up; the second one ends it as it is. */
function interruption(): AbortSignal {
  const abort = new AbortController()
  const interrupt = (): void => {
    if (abort.signal.aborted) app.exit(EXIT_CODES.cancelled)
    abort.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  return abort.signal
}

// A pipe whose reader has gone takes nothing more: the command ends all the same.
function writerTo(stream: NodeJS.WriteStream): Writer {
  stream.on('error', () => undefined)
  return (text) => new Promise((resolve) => stream.write(text, () => resolve()))
}
