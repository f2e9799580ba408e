// The editor with live reload.
import { electronEnvironment, needsNoSandbox } from './app.mjs'
import { ensureElectron } from './electronRuntime.mjs'
import { ensurePackages } from './packages.mjs'
import { runTool } from './processes.mjs'
import { ensureSystemLibraries } from './systemLibraries.mjs'

/**
 * Runs until the editor is closed.
 * @param {string[]} args for electron-vite
 * @param {Readonly<Record<string, string>>} [more] environment
 */
export async function runWithLiveReload(args, more = {}) {
  await ensurePackages()
  await ensureSystemLibraries()
  const { executablePath } = await ensureElectron()
  const flags = needsNoSandbox ? ['--noSandbox'] : []
  const { code } = await runTool('electron-vite', ['dev', ...flags, ...args], {
    env: { ...electronEnvironment(), ELECTRON_EXEC_PATH: executablePath, ...more },
    output: 'inherit',
  })
  return code
}
