import { join } from 'node:path'
import sharp from 'sharp'
import type { ElectronApplication, Page } from 'playwright/test'
import type { ScreenPoint, Size } from '../../src-shared/geometry/point.ts'
import { fitView } from '../../src-shared/geometry/viewport.ts'
import { BRUSH_STEP, DEFAULT_BRUSH_PX } from '../../src-shared/limits.ts'
import { closeAll, launch, newFolder } from '../e2e/support/app.ts'
import { openPeer, type Peer } from './linePeer.ts'
import { mainThreadTasks, type Task } from './mainThread.ts'
import { BY_HAND, countMoves, draw, IN_A_HURRY, SAMPLES, strokeOver } from './pen.ts'
import { figure } from './figures.ts'

// Strokes of 1000 samples in the real app by real mouse events, and beside it the usual way to do the same.
const SIZES: Readonly<Record<string, Size>> = {
  '12 MP': { width: 4000, height: 3000 },
  '24 MP': { width: 6000, height: 4000 },
}
const STROKES = 8
/** So many at the beginning, and at the end, are compared. */
const COMPARED = 3
const LARGER = 9

interface Painting {
  /** At work on each pointer event until the next one, milliseconds, in rising order. */
  readonly perEvent: readonly number[]
  readonly total: number
  readonly longestFrame: { readonly work: number; readonly wall: number }
}

const quantile = (rising: readonly number[], share: number): number =>
  rising[Math.min(rising.length - 1, Math.floor(rising.length * share))] ?? NaN
const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  )

function paintingOf(tasks: readonly Task[]): Painting {
  const begin = tasks.findIndex(({ events }) => events.includes('pointerdown'))
  const end = tasks.findIndex(({ events }) => events.includes('pointerup'))
  const perEvent: number[] = []
  for (const { events, work } of tasks.slice(begin + 1, end)) {
    if (events.includes('pointermove')) perEvent.push(0)
    if (perEvent.length > 0) perEvent[perEvent.length - 1]! += work
  }
  const during = tasks.slice(begin)
  return {
    perEvent: perEvent.sort((a, b) => a - b),
    total: during.reduce((sum, { work }) => sum + work, 0),
    longestFrame: {
      work: Math.max(...during.map(({ work }) => work)),
      wall: Math.max(...during.map(({ wall }) => wall)),
    },
  }
}

async function measured(
  app: ElectronApplication,
  page: Page,
  stroke: readonly ScreenPoint[],
): Promise<Painting> {
  const tasks = await mainThreadTasks(app, page, async () => {
    await draw(page, stroke, BY_HAND)
    await page.waitForTimeout(300)
  })
  return paintingOf(tasks)
}

async function photo(size: Size): Promise<string> {
  const path = join(newFolder(), 'photo.jpg')
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 }
  await sharp({ create: { ...size, channels: 3, background: 'gray', noise } })
    .jpeg()
    .toFile(path)
  return path
}

interface Compared {
  readonly first: readonly Painting[]
  readonly last: readonly Painting[]
}

/** Paints all strokes, and measures the first ones and the last. */
async function ours(
  app: ElectronApplication,
  page: Page,
  strokes: readonly (readonly ScreenPoint[])[],
): Promise<Compared> {
  const counted = await countMoves(page)
  const paintings: Painting[] = []
  for (const [i, stroke] of strokes.entries()) {
    if (i < COMPARED || i >= strokes.length - COMPARED) paintings.push(await measured(app, page, stroke))
    else await draw(page, stroke, IN_A_HURRY)
    const { samples } = await counted()
    if (samples < SAMPLES) throw new Error(`Only ${samples} samples of stroke ${i + 1} came to the page`)
  }
  return { first: paintings.slice(0, COMPARED), last: paintings.slice(-COMPARED) }
}

/** The same strokes; those between are there at once, as they would take an hour. */
async function peers(
  app: ElectronApplication,
  { page, add }: Peer,
  strokes: readonly (readonly ScreenPoint[])[],
): Promise<Compared> {
  const first: Painting[] = []
  for (const stroke of strokes.slice(0, COMPARED)) first.push(await measured(app, page, stroke))
  await add(strokes.slice(COMPARED, -COMPARED))
  const last: Painting[] = []
  for (const stroke of strokes.slice(-COMPARED)) last.push(await measured(app, page, stroke))
  return { first, last }
}

const ms = (value: number): string => `${value.toFixed(1)} ms`

function print(name: string, own: Compared, peer: Compared): void {
  const perEvent = (paintings: readonly Painting[], share: number): number =>
    quantile(
      paintings.flatMap((painting) => painting.perEvent).toSorted((a, b) => a - b),
      share,
    )
  const all = [...own.first, ...own.last]
  const events = all.reduce((sum, painting) => sum + painting.perEvent.length, 0)
  const spread = `p50 ${ms(perEvent(all, 0.5))}, most ${ms(perEvent(all, 1))}, ${events} events`
  const work = Math.max(...all.map(({ longestFrame }) => longestFrame.work))
  const wall = Math.max(...all.map(({ longestFrame }) => longestFrame.wall))
  const total = (paintings: readonly Painting[]): number =>
    median(paintings.map((painting) => painting.total))
  const than = (which: 'first' | 'last'): number => perEvent(own[which], 0.95) / perEvent(peer[which], 0.95)
  const beside = (which: 'first' | 'last'): string =>
    `${ms(perEvent(own[which], 0.95))} of ${ms(perEvent(peer[which], 0.95))}, p95 of a pointer event`
  figure(`paint ${name}`, `p95 of a pointer event; ${spread}`, perEvent(all, 0.95), 'ms', '<= 4')
  figure(`paint ${name}`, `the longest frame; by the clock ${ms(wall)}`, work, 'ms', '<= 50')
  const strokes = `stroke ${STROKES} beside the first, ${ms(total(own.last))} and ${ms(total(own.first))}`
  figure(`paint ${name}`, strokes, total(own.last) / total(own.first), 'x', '<= 1.2')
  figure(
    `paint ${name} peer`,
    `Konva.Line, first stroke: ${beside('first')}`,
    than('first'),
    'x peer',
    '<= 1',
  )
  figure(
    `paint ${name} peer`,
    `Konva.Line, stroke ${STROKES}: ${beside('last')}`,
    than('last'),
    'x peer',
    '<= 0.1',
  )
}

for (const [name, size] of Object.entries(SIZES)) {
  const { app, page } = await launch({ args: [await photo(size)] })
  await page.getByText(`${size.width} × ${size.height}`).waitFor()
  await page.waitForTimeout(2000)
  for (let i = 0; i < LARGER; i++) await page.keyboard.press(']')
  const at = await page.getByRole('application').boundingBox()
  if (!at) throw new Error('The canvas has no place')
  const view = fitView(size, at)
  const place = { ...view, x: view.x + at.x, y: view.y + at.y }
  const strokes = Array.from({ length: STROKES }, (_, i) => strokeOver(size, place, i + 1))
  const own = await ours(app, page, strokes)
  const brushPx = DEFAULT_BRUSH_PX * BRUSH_STEP ** LARGER * view.scale
  const peer = await peers(app, await openPeer(app, at, brushPx), strokes)
  await closeAll()
  print(name, own, peer)
}
