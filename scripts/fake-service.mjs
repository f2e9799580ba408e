// npm run fake-service [-- --port N --delay SECONDS --fault create=1302 --help]: plays the service until Ctrl+C.
import { ensurePackages } from './setup/packages.mjs'
import { startFakeService } from './setup/fakeService.mjs'
import { runScript } from './setup/processes.mjs'

await runScript(async () => {
  await ensurePackages()
  await startFakeService(process.argv.slice(2))
  return 0
})
