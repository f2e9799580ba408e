// Making the app ready to run, and running it.
import { ensureBuild } from './build.mjs'
import { callersFolder, checkout } from './checkout.mjs'
import { ensureElectron } from './electronRuntime.mjs'
import { ensurePackages } from './packages.mjs'
import { run } from './processes.mjs'
import { ensureSystemLibraries } from './systemLibraries.mjs'

/** @typedef {import('./electronRuntime.mjs').Electron} Electron */

/**
 * Everything that has to be there before the app can run, built app included.
 * @param {import('./systemLibraries.mjs').Wishes} [wishes]
 */
export async function prepareApp(wishes) {
  await ensurePackages()
  await ensureSystemLibraries(wishes)
  const electron = await ensureElectron()
  await ensureBuild()
  return electron
}

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

/** Chromium's sandbox refuses to start as root on Linux; containers are often root. */
export const needsNoSandbox = process.platform === 'linux' && process.getuid?.() === 0

/** Chromium's own log lines say nothing to a person who runs the app. */
const quiet = '--log-level=3'

/** The environment for Electron. */
export function electronEnvironment() {
  const env = { ...process.env }
  // Terminals inside editors that are Electron programs themselves set this; Electron would be a plain Node.
  delete env['ELECTRON_RUN_AS_NODE']
  return env
}

/**
 * Opens the editor and waits until it is closed.
 * @param {Electron} electron
 * @param {string[]} args
 */
export function runEditor(electron, args) {
  const flags = needsNoSandbox ? ['--no-sandbox'] : []
  return runElectron(electron, [quiet, ...flags, checkout, ...args], 'inherit')
}

/**
 * Runs the app's command line, which needs no display.
 * @param {Electron} electron
 * @param {string[]} args a command and its arguments
 * @param {{ output: 'inherit' | 'stderr' }} options
 */
export function runCommand(electron, args, { output }) {
  const flags = [
    quiet,
    '--ozone-platform=headless',
    '--disable-gpu',
    ...(needsNoSandbox ? ['--no-sandbox'] : []),
  ]
  // On Windows Electron refuses options after an argument that looks like a URL, unless `--` came first.
  const divider = process.platform === 'win32' ? ['--'] : []
  return runElectron(electron, [...flags, checkout, '--cli', ...divider, ...args], output)
}

/** @param {Electron} electron @param {string[]} args @param {'inherit' | 'stderr'} output */
async function runElectron(electron, args, output) {
  // Relative paths are meant from where the person is.
  const { code } = await run(electron.executablePath, args, {
    cwd: callersFolder(),
    env: electronEnvironment(),
    output,
  })
  if (code === 127)
    throw new Error(
      `Electron could not be started from ${electron.executablePath}. Delete ${electron.distFolder} and try again.`,
    )
  return code
}
