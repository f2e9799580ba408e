import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { chooseFile, closeAll, launch, newFolder, type RunningApp } from '../e2e/support/app.ts'
import { figure } from './figures.ts'

const RUNS = 5
const LONGEST_MS = 20_000

interface Opened {
  /** From the order to open until something of the photo is on the canvas, and until all of it is there, ms. */
  readonly seen: number
  readonly whole: number
  /** The longest that main did not answer meanwhile, ms. */
  readonly deaf: number
}

/** A photo as a camera makes it: its content is drawn, with grain on top, so that the decoder has work. */
async function photo(width: number, height: number): Promise<string> {
  const path = join(newFolder(), `${width}.jpg`)
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 18 }
  const grain = await sharp({ create: { width, height, channels: 3, background: 'gray', noise } })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const large = sharp(join(process.env.KINEBRUSH_APP ?? '.', 'resources/rocket.jpg')).resize(width, height, {
    fit: 'fill',
  })
  await large
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toFile(path)
  return path
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** What any program that opens the file must do at least. */
async function bareDecode(path: string): Promise<number> {
  const bytes = readFileSync(path)
  const start = performance.now()
  await sharp(bytes).raw().toBuffer()
  return performance.now() - start
}

interface Watch {
  longest: number
  timer?: NodeJS.Timeout
}

async function open(path: string): Promise<Opened> {
  const running: RunningApp = await launch()
  const { app, page } = running
  await chooseFile(running, path)
  await page.getByRole('button', { name: 'Open a photo or project…' }).waitFor()
  await page.waitForTimeout(1500)
  await app.evaluate(() => {
    const watch: Watch = { longest: 0 }
    let last = performance.now()
    watch.timer = setInterval(() => {
      const now = performance.now()
      watch.longest = Math.max(watch.longest, now - last)
      last = now
    }, 1)
    Object.assign(globalThis, { watch })
  })
  const times = await page.evaluate(async (longestMs) => {
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
    const fetched = window.fetch.bind(window)
    const came = { whole: false }
    window.fetch = async (input, init) => {
      const reply = await fetched(input, init)
      if (!/photo\/\w+\/\d+x\d+\//.test(input instanceof Request ? input.url : String(input))) return reply
      const read = reply.arrayBuffer.bind(reply)
      reply.arrayBuffer = async () => {
        const bytes = await read()
        came.whole = true
        return bytes
      }
      return reply
    }
    const start = performance.now()
    for (const button of document.querySelectorAll('button'))
      if (button.textContent.includes('Open a photo')) button.click()
    let seen = 0
    while (performance.now() - start < longestMs) {
      await nextFrame()
      const canvas = document.querySelector('canvas')
      const middle =
        seen === 0 &&
        canvas
          ?.getContext('2d')
          ?.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1)
          .data.at(3)
      if (middle === 255) seen = performance.now() - start
      if (seen > 0 && came.whole) return { seen, whole: performance.now() - start }
    }
    throw new Error('The photo is not on the canvas')
  }, LONGEST_MS)
  await page.waitForTimeout(500)
  const deaf = await app.evaluate(() => {
    const { watch } = globalThis as unknown as { watch: Watch }
    clearInterval(watch.timer)
    return watch.longest
  })
  await running.close()
  return { ...times, deaf }
}

const path = await photo(6000, 4000)
await bareDecode(path)
const pairs: (Opened & { bare: number })[] = []
for (let i = 0; i < RUNS; i++) pairs.push({ bare: await bareDecode(path), ...(await open(path)) })
await closeAll()
const bare = median(pairs.map((pair) => pair.bare))
const seen = median(pairs.map((pair) => pair.seen))
const whole = median(pairs.map((pair) => pair.whole))
const ms = (value: number): string => `${value.toFixed(0)} ms`
figure(
  'open-24mp',
  `first picture ${ms(seen)}, sharp’s bare decode ${ms(bare)}`,
  seen / bare,
  '× decode',
  '<= 2.5',
)
figure('open-24mp', `every pixel there ${ms(whole)}`, whole / bare, '× decode', 'shown')
figure('open-24mp', 'main did not answer for', median(pairs.map((pair) => pair.deaf)), 'ms', '<= 30')
