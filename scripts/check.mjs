// npm run check: everything that can be said about the code without running it. All checks run, even after one fails.
import { say } from './setup/checkout.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { runNpm, runScript } from './setup/processes.mjs'

/** npm scripts, in the order in which their failures are worth reading. */
const checks = ['typecheck', 'lint', 'format:check', 'deps', 'unused']

await runScript(async () => {
  await ensurePackages()
  const failed = []
  for (const name of checks) {
    const start = Date.now()
    const { code } = await runNpm(['run', '--silent', name], { output: 'inherit' })
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
    if (code !== 0) failed.push(name)
  }
  if (failed.length === 0) return 0
  say(
    `Failed: ${failed.join(', ')}. One alone runs with npm run <name>; npm run fix corrects what can be corrected.`,
  )
  return 1
})
