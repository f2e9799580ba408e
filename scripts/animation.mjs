// npm run animation: docs/pictures/sample.webp, the sample before and after. First the photo with its painted areas and its
// path, then what the command line renders of it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { liftOff } from './pictures/rocket.mjs'
import { prepareApp, runCommand } from './setup/app.mjs'
import { checkout, say } from './setup/checkout.mjs'
import { runScript } from './setup/processes.mjs'

const sample = join(checkout, 'resources/sample.kinebrush')
const pictures = join(checkout, 'docs/pictures')
const width = 480
const fps = 15
const seconds = 3
/** How long the painted photo and the last frame stand, ms. */
const painted = 1600
const end = 900

/** The areas' colours of the editor: ice white with hatching, and the first moving area's orange. */
const ice = '#dfe9f2'
const orange = '#E69F00'

/**
 * A tint where a mask is white.
 * @param {string} mask @param {string} colour @param {number} strength 0 to 1
 */
async function tinted(mask, colour, strength) {
  const image = sharp(mask).toColourspace('b-w')
  const { width: across, height: down } = await image.metadata()
  const alpha = await image.linear(strength, 0).raw().toBuffer()
  return sharp({ create: { width: across, height: down, channels: 3, background: colour } })
    .joinChannel(alpha, { raw: { width: across, height: down, channels: 1 } })
    .png()
    .toBuffer()
}

/** The path as the canvas draws it: a line with an outline, a ring at its start and an arrow at its end. @param {number} across @param {number} down */
function pathDrawing(across, down) {
  const [start = '', stop = ''] = liftOff.split(' ')
  const [x = 0, y = 0] = start.split(',').map(Number)
  const [toX = 0, toY = 0] = stop.split(',').map(Number)
  /** @param {string} colour @param {number} line */
  const line = (
    colour,
    line,
  ) => `<g fill="none" stroke="${colour}" stroke-width="${line}" stroke-linecap="round">
    <path d="M${x} ${y}L${toX} ${toY}M${toX - 9} ${toY + 12}L${toX} ${toY}L${toX + 9} ${toY + 12}"/>
    <circle cx="${x}" cy="${y}" r="6"/></g>`
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}">${line('#16171a', 6)}${line(orange, 3)}</svg>`,
  )
}

/** @param {string} photo @param {string} masks folder */
async function paintedPhoto(photo, masks) {
  const { width: across, height: down } = await sharp(photo).metadata()
  const layers = [
    await tinted(join(masks, 'static.png'), ice, 0.4),
    await tinted(join(masks, 'dynamic-1.png'), orange, 0.55),
    pathDrawing(across, down),
  ]
  return sharp(photo)
    .composite(layers.map((input) => ({ input })))
    .png()
    .toBuffer()
}

await runScript(async () => {
  const electron = await prepareApp()
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-animation-'))
  const [masks, frames] = [join(folder, 'masks'), join(folder, 'frames')]
  for (const args of [
    ['masks', sample, '-o', masks],
    ['render', sample, '-o', join(frames, '%d.png'), '--fps', String(fps), '--duration', String(seconds)],
  ]) {
    const code = await runCommand(electron, args, { output: 'stderr' })
    if (code !== 0) return code
  }
  const files = Array.from({ length: fps * seconds }, (_, i) => join(frames, `${i}.png`))
  const all = [await paintedPhoto(join(checkout, 'resources/rocket.jpg'), masks), ...files]
  const small = await Promise.all(all.map((picture) => sharp(picture).resize(width).png().toBuffer()))
  const delay = small.map((_, i) =>
    i === 0 ? painted : i === small.length - 1 ? end : Math.round(1000 / fps),
  )
  mkdirSync(pictures, { recursive: true })
  const to = join(pictures, 'sample.webp')
  const { size } = await sharp(small, { join: { animated: true } })
    .webp({ quality: 84, effort: 6, loop: 0, delay })
    .toFile(to)
  rmSync(folder, { recursive: true, force: true })
  say(`${to}: ${Math.round(size / 1024)} KB`)
  return 0
})
