// npm run -s cli -- <command>: the app's command line, from a checkout. Standard output is the app's alone.
import { prepareApp, runCommand } from './setup/app.mjs'
import { runScript } from './setup/processes.mjs'

/** The command line's own exit code for "network, time-out or unknown outcome"; 1 would say that a project has errors. */
const SETUP_FAILED = 4

await runScript(async () => {
  const electron = await prepareApp()
  return runCommand(electron, process.argv.slice(2), { output: 'inherit' })
}, SETUP_FAILED)
