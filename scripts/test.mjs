// npm test [-- unit|e2e [arguments for the runner]]: set-up, build, then both test runners; the last line sums them up.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronEnvironment, prepareApp } from './setup/app.mjs'
import { say } from './setup/checkout.mjs'
import { runScript, runTool } from './setup/processes.mjs'
import { noTests, playwrightCounts, sumOf, vitestCounts } from './setup/testCounts.mjs'
import { startVirtualScreen } from './setup/virtualScreen.mjs'

/** @typedef {{ electron: import('./setup/app.mjs').Electron, args: string[], report: string }} Run */

/** @param {Run} run */
async function runUnit({ electron, args, report }) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const env = { ...process.env, KINEBRUSH_ELECTRON: electron.executablePath }
  const { code } = await runTool('vitest', ['run', ...reporters, ...args], { output: 'inherit', env })
  return vitestCounts(report, code)
}

/** @param {Run} run */
async function runEndToEnd({ electron, args, report }) {
  const screen = process.platform === 'linux' && !process.env['DISPLAY'] ? await startVirtualScreen() : null
  const env = {
    ...electronEnvironment(),
    ...(screen && { DISPLAY: screen.display }),
    KINEBRUSH_ELECTRON: electron.executablePath,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  }
  const options = ['--config', 'test/e2e/playwright.config.ts', '--reporter=list,json']
  const { code } = await runTool('playwright', ['test', ...options, ...args], { output: 'inherit', env })
  screen?.end()
  return playwrightCounts(report, code)
}

const suites = { unit: runUnit, e2e: runEndToEnd }

/** @param {string[]} args */
function chosenSuites([name, ...rest]) {
  if (name === undefined) return { chosen: Object.entries(suites), args: [] }
  const chosen = Object.entries(suites).filter(([suite]) => suite === name)
  if (chosen.length === 0) {
    throw new Error(`There are no tests called ${name}. Say unit or e2e first: npm test -- unit ${name}`)
  }
  return { chosen, args: rest }
}

await runScript(async () => {
  const { chosen, args } = chosenSuites(process.argv.slice(2))
  const electron = await prepareApp({ withScreen: !process.env['DISPLAY'], withFfmpeg: true })
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-test-'))
  mkdirSync(folder, { recursive: true })
  // Side by side: both wait for services, screens and clocks more than they work.
  const all = await Promise.all(
    chosen.map(([name, runSuite]) => runSuite({ electron, args, report: join(folder, `${name}.json`) })),
  )
  const counts = all.reduce(sumOf, noTests)
  rmSync(folder, { recursive: true, force: true })
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  if (counts.failed > 0)
    say('Failures are described above. One suite alone runs with npm test -- unit, or e2e.')
  console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`)
  return counts.failed > 0 ? 1 : 0
})
