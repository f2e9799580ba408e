// node scripts/make-sample.mjs: makes resources/sample.kinebrush anew from resources/rocket.jpg and the outlines below.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { prepareApp, runCommand } from './setup/app.mjs'
import { checkout } from './setup/checkout.mjs'
import { runScript } from './setup/processes.mjs'

const size = { width: 640, height: 427 }

/** The rocket, a pixel generous. The service structure beside it is left to the fill: sky stands there afterwards. */
const rocket = `<polygon points="322.5,126 327,128.5 330.5,134 333,140 334.5,149 334.5,180 332,183 331.5,186 331.5,345
  332,407 312.5,407 313,345 313.5,186 312.5,182 311,180 311,149 312.5,140 315,134 318.5,128.5"/>`

/** The four towers, the cradle on the pad, the lamps with their rays and the ground. */
const frozen = `
  <polygon points="43,0 91,0 88,120 82,260 76,427 0,427 0,310 28,143 36,60"/>
  <polygon points="195,121 207,121 207,427 158,427 188,190"/>
  <polygon points="441,121 453,121 461,190 484,427 434,427 440,190"/>
  <polygon points="556,0 603,0 640,200 640,427 574,427 563,220"/>
  <polygon points="286,407 286,360 303,344 303,407"/>
  <polygon points="360,407 360,360 343,344 343,407"/>
  <circle cx="84" cy="350" r="20"/>
  <circle cx="151" cy="378" r="34"/>
  <circle cx="193" cy="394" r="32"/>
  <circle cx="365" cy="398" r="44"/>
  <circle cx="434" cy="395" r="32"/>
  <rect x="0" y="385" width="640" height="42"/>`

/** From the middle of the rocket straight up; the nose stays inside the photo. */
const path = '322.5,266 322.5,156'

/** @param {string} shapes */
const drawing = (shapes) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" shape-rendering="crispEdges">
     <rect width="100%" height="100%" fill="black"/>${shapes}</svg>`,
  )

/** @param {string} file @param {string} shapes */
const writeMask = (file, shapes) =>
  sharp(drawing(shapes)).removeAlpha().threshold(128).toColourspace('b-w').png().toFile(file)

await runScript(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-sample-'))
  const masks = { rocket: join(folder, 'rocket.png'), frozen: join(folder, 'frozen.png') }
  await writeMask(masks.rocket, `<g fill="white">${rocket}</g>`)
  await writeMask(masks.frozen, `<g fill="white">${frozen}</g><g fill="black">${rocket}</g>`)
  const electron = await prepareApp()
  const resources = join(checkout, 'resources')
  const areas = ['--static', masks.frozen, '--group', masks.rocket, '--path', path]
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
