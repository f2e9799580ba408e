import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import sharp from 'sharp'
import { LabelDraft } from '../../src-shared/labels/draft.ts'
import { toBytes } from '../../src-shared/labels/labelMap.ts'
import { paintLabels } from '../../src-shared/project/edits.ts'
import { commit, redo, startHistory, undo, type History } from '../../src-shared/project/history.ts'
import { newProject } from '../../src-shared/project/project.ts'
import { closeAll, launch, newFolder } from '../e2e/support/app.ts'
import { handsOn } from '../e2e/support/editor.ts'
import { photoOf } from '../support/projects.ts'
import { figure } from './figures.ts'
import { mainThreadTasks } from './mainThread.ts'

/** A photo of 12 megapixels and the reference stroke, 1000 samples wide: what an undo has to take back. */
const SIZE = { width: 4000, height: 3000 }

async function photo(): Promise<string> {
  const path = join(newFolder(), 'twelve.jpg')
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 }
  await sharp({ create: { ...SIZE, channels: 3, background: 'gray', noise } })
    .jpeg()
    .toFile(path)
  return path
}

/** At work on the main thread from a key until the pixels are on the canvas, and until the frame with them is done; ms. */
interface Step {
  readonly toPixels: number
  readonly toFrame: number
}

async function stepsBy(app: ElectronApplication, page: Page, keys: readonly string[]): Promise<Step[]> {
  const tasks = await mainThreadTasks(app, page, async () => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await page.waitForTimeout(150)
    }
  })
  const steps: Step[] = []
  // Control and Shift are keys too: a step begins with the last one before something is drawn.
  let work: number | null = null
  for (const task of tasks) {
    if (task.events.includes('keydown')) work = 0
    if (work === null) continue
    if (task.pixelsAfter !== null) {
      steps.push({ toPixels: work + task.pixelsAfter, toFrame: work + task.work })
      work = null
    } else work += task.work
  }
  if (steps.length !== keys.length) throw new Error(`${steps.length} of ${keys.length} keys drew something`)
  return steps
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** 1000 steps back and forth over 40 strokes; how many times a state's bytes were not those it had at first. */
function differingStates(): number {
  let history: History = startHistory(newProject(photoOf(SIZE)))
  const states = [history]
  for (let i = 0; i < 40; i++) {
    const draft = new LabelDraft(history.present.labels)
    draft.capsule({ x: 90 * i, y: 100 + 60 * i }, { x: 3900 - 80 * i, y: 2800 - 50 * i }, 60, 1 + (i % 7))
    history = commit(history, paintLabels('paint', draft.take()))
    states.push(history)
  }
  const bytes = states.map(({ present }) => Buffer.from(toBytes(present.labels)))
  let differing = 0
  let at = 40
  for (let step = 0; step < 1000; step++) {
    const back = Math.floor(step / 40) % 2 === 0
    history = back ? undo(history) : redo(history)
    at += back ? -1 : 1
    if (step % 7 === 0 && !bytes[at]!.equals(toBytes(history.present.labels))) differing++
  }
  return differing
}

const { app, page } = await launch({ args: [await photo()] })
await page.getByText('4000 × 3000').waitFor()
await page.waitForTimeout(1500)
const hands = handsOn(page, SIZE)
for (let i = 0; i < 9; i++) await page.keyboard.press(']')
const way = Array.from({ length: 125 }, (_, i) => [400 + i * 24, 1500 + 700 * Math.sin(i / 12)] as const)
await hands.drag(...way)
await page.waitForTimeout(500)
const keys = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 'Control+z' : 'Control+Shift+z'))
const steps = await stepsBy(app, page, keys)
await closeAll()
for (const [which, name] of ['undo', 'redo'].entries()) {
  const own = steps.filter((_, i) => i % 2 === which)
  const most = Math.max(...own.map(({ toPixels }) => toPixels)).toFixed(1)
  const frame = median(own.map(({ toFrame }) => toFrame)).toFixed(1)
  const detail = `${name} of a stroke at 12 MP in the app; most ${most}, with style, layout and paint ${frame}`
  figure('undo-time', detail, median(own.map(({ toPixels }) => toPixels)), 'ms to pixels', '<= 8')
}
figure('undo-time', '1000 steps back and forth over 40 strokes', differingStates(), 'states differ', '0')
