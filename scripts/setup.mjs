// npm run setup: everything the app and its tests need on this machine.
import { ensureElectron } from './setup/electronRuntime.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { runScript } from './setup/processes.mjs'
import { ensureSystemLibraries } from './setup/systemLibraries.mjs'
import { say } from './setup/checkout.mjs'

await runScript(async () => {
  await ensurePackages()
  await ensureSystemLibraries({ withScreen: true, withFfmpeg: true })
  const { version, executablePath } = await ensureElectron()
  say(`Ready: Electron ${version} (${executablePath}). Open the editor with: npm start`)
  return 0
})
