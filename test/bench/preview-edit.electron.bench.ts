import type { Page } from 'playwright/test'
import { closeAll } from '../e2e/support/app.ts'
import { figure } from './figures.ts'
import { previewing, watched, watchFrames, type Shown } from './previewScene.ts'

// From a key until the first frame with its edit is on the canvas, while the preview plays: six areas on 1280 x 720.
const EDITS = 30
const PAUSE_MS = 350
const WARM_UP_MS = 6000

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** The time from each key to the first frame that was asked for after the worker heard of its edit, ms. */
function latencies(keys: readonly number[], shown: readonly Shown[], before: number): number[] {
  return keys.map((key, i) => {
    const first = shown.find(({ edits }) => edits >= before + i + 1)
    if (!first) throw new Error(`Edit ${i + 1} of ${keys.length} was not shown`)
    return first.at - key
  })
}

async function measure(page: Page, name: string, keys: readonly string[], before: number): Promise<number> {
  await watched(page)
  for (let i = 0; i < EDITS; i++) {
    await page.keyboard.press(keys[i % keys.length]!)
    await page.waitForTimeout(PAUSE_MS)
  }
  // The last one's frame may be long in coming on a machine that is at other work.
  await page.waitForTimeout(1500)
  const notes = await watched(page)
  const times = latencies(notes.keys, notes.shown, before)
  const most = Math.max(...times)
  const detail = `${name}, ${EDITS} times while it plays; p50 ${median(times).toFixed(0)} ms`
  figure('preview-edit', detail, most, 'ms at most', '<= 150')
  return before + EDITS
}

const { page } = await previewing()
await page.waitForTimeout(WARM_UP_MS)
await page.keyboard.press('k')
await page.waitForTimeout(500)
await watchFrames(page)
await page.keyboard.press('k')
await page.getByRole('slider', { name: 'End of Moving area 6' }).focus()
const spans = await measure(page, 'an end of a bar moved', ['ArrowLeft', 'ArrowRight'], 0)
await measure(page, 'a path turned round', ['r'], spans)
await closeAll()
