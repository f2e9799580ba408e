// npm run dev:fake [-- flags of fake-service]: the editor with live reload, and a service on this computer to send to.
import { ensurePackages } from './setup/packages.mjs'
import { startFakeService } from './setup/fakeService.mjs'
import { runWithLiveReload } from './setup/liveReload.mjs'
import { runScript } from './setup/processes.mjs'

await runScript(async () => {
  await ensurePackages()
  const fake = await startFakeService(process.argv.slice(2))
  if (!fake) return 0
  const code = await runWithLiveReload([], fake.environment)
  await fake.service.close()
  return code
})
