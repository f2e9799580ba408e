// npm run dev:fake [-- flags of fake-service]: the editor with live reload, and a service on this computer to send to.
import { join } from 'node:path'
import { checkoutCache } from './setup/checkout.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { startFakeService } from './setup/fakeService.mjs'
import { runWithLiveReload } from './setup/liveReload.mjs'
import { runScript } from './setup/processes.mjs'

await runScript(async () => {
  await ensurePackages()
  const fake = await startFakeService(process.argv.slice(2))
  if (!fake) return 0
  // Takes that were only played do not belong among those that were paid for.
  const own = process.env['KINEBRUSH_USER_DATA'] || join(checkoutCache, 'dev-fake')
  const code = await runWithLiveReload([], { ...fake.environment, KINEBRUSH_USER_DATA: own })
  await fake.service.close()
  return code
})
