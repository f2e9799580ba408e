// npm run dev: the editor with live reload.
import { runWithLiveReload } from './setup/liveReload.mjs'
import { runScript } from './setup/processes.mjs'

await runScript(() => runWithLiveReload(process.argv.slice(2)))
