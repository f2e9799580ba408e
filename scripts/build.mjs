// npm run build: builds the app into out/ if its sources have changed.
import { ensureBuild } from './setup/build.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { runScript } from './setup/processes.mjs'

await runScript(async () => {
  await ensurePackages()
  await ensureBuild()
  return 0
})
