// npm start [-- photo or project]: opens the editor, on a fresh machine too. Without a display it renders the sample.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { hasDisplay, prepareApp, runCommand, runEditor } from './setup/app.mjs'
import { checkout, say } from './setup/checkout.mjs'
import { runScript } from './setup/processes.mjs'

/** @param {import('./setup/app.mjs').Electron} electron */
async function renderSample(electron) {
  const clip = join(checkout, 'renders/rocket.mp4')
  mkdirSync(join(checkout, 'renders'), { recursive: true })
  say('There is no display here. Rendering the sample project instead…')
  // The last line of standard output is the clip, so the command's own output goes to standard error.
  const code = await runCommand(
    electron,
    ['render', join(checkout, 'resources/sample.kinebrush'), '-o', clip],
    {
      output: 'stderr',
    },
  )
  if (code !== 0) {
    say(`The sample could not be rendered (exit code ${code}), see above.`)
    return code
  }
  console.log('To open the editor on a virtual screen: xvfb-run -a npm start')
  console.log(clip)
  return 0
}

await runScript(async () => {
  const display = hasDisplay()
  const electron = await prepareApp({ withScreen: !display && process.getuid?.() === 0 })
  return display ? runEditor(electron, process.argv.slice(2)) : renderSample(electron)
})
