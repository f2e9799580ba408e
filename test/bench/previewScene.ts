import { join } from 'node:path'
import type { Page } from 'playwright/test'
import sharp from 'sharp'
import { checkout, launch, newFolder, type RunningApp } from '../e2e/support/app.ts'
import { handsOn } from '../e2e/support/editor.ts'

/** The preview's own working size, so that its frames are the photo's size. */
const SIZE = { width: 1280, height: 720 }
const AREAS = 6
const SIDE = 230
/** As the preview's clip has them: 5 s of 30 frames a second. */
export const FRAMES = 150

/** The app with six areas of 230 x 230 px, each with a path, and its preview playing. */
export async function previewing(): Promise<RunningApp> {
  const path = join(newFolder(), 'photo.jpg')
  await sharp(join(checkout, 'test/fixtures/rocket.jpg')).resize(SIZE.width, SIZE.height).toFile(path)
  const running = await launch({ args: [path] })
  const { page } = running
  await page.getByText('1280 × 720').waitFor()
  const hands = handsOn(page, SIZE)
  for (let i = 0; i < AREAS; i++) {
    const [left, top] = [90 + (i % 3) * 420, 80 + Math.floor(i / 3) * 330]
    if (i > 0) await page.keyboard.press('n')
    await page.keyboard.press('m')
    await hands.drag([left, top], [left + SIDE, top + SIDE])
    await page.keyboard.press('p')
    await hands.drag([left + 100, top + 100], [left + 180, top + 130], [left + 240, top + 100])
  }
  await page.getByRole('button', { name: 'Preview motion' }).click()
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  return running
}

/** A frame that came to the canvas. Milliseconds of the page's clock. */
export interface Shown {
  /** When the frame of the screen was over in which it was drawn. */
  readonly at: number
  /** Its number in the clip. */
  readonly frame: number
  /** How many edits the worker had been told of when it was asked for. */
  readonly edits: number
}

interface Watched {
  readonly shown: Shown[]
  readonly keys: number[]
}

/**
 * Notes from now on each frame that comes to the canvas, and each key. The preview's worker makes frames in the order
 * in which they are asked for, and all are shown, so the n-th that is asked for is the n-th that is shown.
 */
export const watchFrames = (page: Page): Promise<void> =>
  page.evaluate(
    ({ size, last }) => {
      const watched: { shown: unknown[]; keys: number[] } = { shown: [], keys: [] }
      Object.assign(globalThis, { watched })
      const asked: { frame: number; edits: number }[] = []
      let edits = 0
      const post = Reflect.get(Worker.prototype, 'postMessage') as () => void
      Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
        const { kind, moment } = message as { kind?: string; moment?: { time: number } }
        if (kind === 'going') edits++
        if (kind === 'frame' && moment) asked.push({ frame: Math.round(moment.time * last), edits })
        Reflect.apply(post, this, [message, ...rest])
      }
      const put = Reflect.get(CanvasRenderingContext2D.prototype, 'putImageData') as () => void
      CanvasRenderingContext2D.prototype.putImageData = function (
        this: CanvasRenderingContext2D,
        data: ImageData,
        ...rest: unknown[]
      ) {
        Reflect.apply(put, this, [data, ...rest])
        if (data.width !== size.width || data.height !== size.height) return
        const frame = asked.shift()
        if (!frame) return
        // Drawn in the next frame of the screen; a message comes when that one's work is done.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => watched.shown.push({ ...frame, at: performance.now() })
          port2.postMessage(null)
        })
      }
      addEventListener('keydown', () => watched.keys.push(performance.now()), { capture: true })
    },
    { size: SIZE, last: FRAMES - 1 },
  )

/** What was noted since the last time that it was asked for. */
export const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => {
    const { watched: now } = globalThis as unknown as { watched: { shown: Shown[]; keys: number[] } }
    return { shown: now.shown.splice(0), keys: now.keys.splice(0) }
  })
