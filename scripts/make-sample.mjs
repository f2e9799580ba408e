// node scripts/make-sample.mjs: makes resources/sample.kinebrush anew from resources/rocket.jpg and pictures/rocket.mjs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeMask } from './pictures/masks.mjs'
import { ground, liftOff, rocket } from './pictures/rocket.mjs'
import { prepareApp, runCommand } from './setup/app.mjs'
import { checkout } from './setup/checkout.mjs'
import { runScript } from './setup/processes.mjs'

const size = { width: 640, height: 427 }

await runScript(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-sample-'))
  const masks = { rocket: join(folder, 'rocket.png'), frozen: join(folder, 'frozen.png') }
  await writeMask(masks.rocket, size, rocket)
  await writeMask(masks.frozen, size, ground, rocket)
  const electron = await prepareApp()
  const resources = join(checkout, 'resources')
  const areas = ['--static', masks.frozen, '--group', masks.rocket, '--path', liftOff]
  const told = [
    '--name',
    'Rocket',
    '--easing',
    'in',
    '--prompt',
    'The rocket lifts off',
    '--edges',
    'painted',
  ]
  const args = [
    'new',
    join(resources, 'rocket.jpg'),
    '-o',
    join(resources, 'sample.kinebrush'),
    ...areas,
    ...told,
  ]
  const code = await runCommand(electron, args, { output: 'inherit' })
  rmSync(folder, { recursive: true, force: true })
  return code
})
