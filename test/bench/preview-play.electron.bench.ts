import { closeAll } from '../e2e/support/app.ts'
import { figure } from './figures.ts'
import { FRAMES, previewing, watched, watchFrames } from './previewScene.ts'

// The live preview in the app itself: six areas on 1280 x 720, ten seconds of playing.
const SECONDS = 10
/** The texture of the holes is there by then, and what is compiled is compiled. */
const WARM_UP_MS = 6000

const { page } = await previewing()
await page.waitForTimeout(WARM_UP_MS)
// Frames under way when the watching begins would be taken for later ones.
await page.keyboard.press('k')
await page.waitForTimeout(500)
await watchFrames(page)
await page.keyboard.press('k')
await page.waitForTimeout(1000)
await watched(page)
await page.waitForTimeout(SECONDS * 1000)
const { shown } = await watched(page)
await closeAll()

const first = shown[0]
const last = shown.at(-1)
if (!first || !last) throw new Error('Nothing was shown')
const seconds = (last.at - first.at) / 1000
const skipped = shown.reduce((sum, { frame }, i) => {
  const before = shown[i - 1]
  return before ? sum + Math.max(0, ((frame - before.frame + FRAMES) % FRAMES) - 1) : sum
}, 0)
const gaps = shown.slice(1).map(({ at }, i) => at - (shown[i]?.at ?? at))
const longest = Math.max(...gaps).toFixed(0)
figure(
  'preview-play',
  `six areas at 1280 x 720, ${seconds.toFixed(1)} s; ${skipped} of ${shown.length + skipped} frames dropped, longest gap ${longest} ms`,
  (shown.length - 1) / seconds,
  'frames/s',
  '>= 24',
)
