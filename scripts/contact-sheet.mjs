// npm run contact-sheet [-- name…]: renders the scenes of pictures/scenes.mjs by the command line, and puts eight frames of
// each on a sheet in docs/pictures. With KINEBRUSH_FRAMES=folder the frames themselves are kept there.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { writeMask } from './pictures/masks.mjs'
import { scenes } from './pictures/scenes.mjs'
import { prepareApp, runCommand } from './setup/app.mjs'
import { checkout, say } from './setup/checkout.mjs'
import { runScript } from './setup/processes.mjs'

/** @typedef {import('./pictures/scenes.mjs').PhotoScene} PhotoScene */

const frameCount = 8
const columns = 4
const frameWidth = 320
const gap = 4
const pictures = join(checkout, 'docs/pictures')

/**
 * Renders a scene's frames and gives their files.
 * @param {import('./setup/app.mjs').Electron} electron @param {PhotoScene} scene @param {string} folder
 */
async function renderFrames(electron, scene, folder) {
  const photo = join(checkout, scene.photo)
  const { width, height } = await sharp(photo).metadata()
  const size = { width, height }
  const everyArea = scene.areas.map(({ shapes }) => shapes).join('')
  const frozen = join(folder, 'frozen.png')
  await writeMask(frozen, size, scene.frozen, everyArea)
  const areas = ['--static', frozen]
  for (const { name, shapes, how } of scene.areas) {
    const mask = join(folder, `${name}.png`)
    await writeMask(mask, size, shapes)
    areas.push('--group', mask, '--name', name, ...how)
  }
  const project = join(folder, 'scene.kinebrush')
  const frames = join(folder, 'frames', '%d.png')
  const seconds = 4
  const pace = ['--fps', String(frameCount / seconds), '--duration', String(seconds)]
  for (const args of [
    ['new', photo, '-o', project, ...areas],
    ['render', project, '-o', frames, ...pace],
  ]) {
    const code = await runCommand(electron, args, { output: 'stderr' })
    if (code !== 0) throw new Error(`${args[0]} of ${scene.name} ended with ${code}`)
  }
  return Array.from({ length: frameCount }, (_, i) => join(folder, 'frames', `${i}.png`))
}

/** @param {string[]} files @param {string} to */
async function writeSheet(files, to) {
  const frames = await Promise.all(
    files.map((file) => sharp(file).resize(frameWidth).png().toBuffer({ resolveWithObject: true })),
  )
  const { height = 0 } = frames[0]?.info ?? {}
  const rows = Math.ceil(files.length / columns)
  const sheet = sharp({
    create: {
      width: columns * (frameWidth + gap) - gap,
      height: rows * (height + gap) - gap,
      channels: 3,
      background: '#e9eaee',
    },
  }).composite(
    frames.map(({ data }, i) => ({
      input: data,
      left: (i % columns) * (frameWidth + gap),
      top: Math.floor(i / columns) * (height + gap),
    })),
  )
  await sheet.jpeg({ quality: 80, mozjpeg: true }).toFile(to)
}

await runScript(async () => {
  const wanted = process.argv.slice(2)
  const chosen = scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  if (chosen.length === 0)
    throw new Error(
      `There are: ${scenes.map(({ name }) => name).join(', ')}. None is called ${wanted.join(', ')}.`,
    )
  const electron = await prepareApp()
  mkdirSync(pictures, { recursive: true })
  for (const scene of chosen) {
    const folder = mkdtempSync(join(tmpdir(), 'kinebrush-sheet-'))
    const files = await renderFrames(electron, scene, folder)
    const sheet = join(pictures, `${scene.name}.jpg`)
    await writeSheet(files, sheet)
    say(`${scene.name}: ${sheet}`)
    const keep = process.env['KINEBRUSH_FRAMES']
    if (keep !== undefined) cpSync(join(folder, 'frames'), join(keep, scene.name), { recursive: true })
    rmSync(folder, { recursive: true, force: true })
  }
  return 0
})
