// npm run dev: the editor with live reload.
import { electronEnvironment, needsNoSandbox } from './setup/app.mjs'
import { ensureElectron } from './setup/electronRuntime.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { runScript, runTool } from './setup/processes.mjs'
import { ensureSystemLibraries } from './setup/systemLibraries.mjs'

await runScript(async () => {
  await ensurePackages()
  await ensureSystemLibraries()
  const { executablePath } = await ensureElectron()
  const flags = needsNoSandbox ? ['--noSandbox'] : []
  const { code } = await runTool('electron-vite', ['dev', ...flags, ...process.argv.slice(2)], {
    env: { ...electronEnvironment(), ELECTRON_EXEC_PATH: executablePath },
    output: 'inherit',
  })
  return code
})
