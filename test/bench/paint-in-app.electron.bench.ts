import { join } from 'node:path'
import sharp from 'sharp'
import type { ElectronApplication, Page } from 'playwright/test'
import type { ScreenPoint, Size } from '../../src-shared/geometry/point.ts'
import { fitView, toImage } from '../../src-shared/geometry/viewport.ts'
import { LabelDraft } from '../../src-shared/labels/draft.ts'
import { emptyMap } from '../../src-shared/labels/labelMap.ts'
import { BRUSH_STEP, DEFAULT_BRUSH_PX } from '../../src-shared/limits.ts'
import { closeAll, launch, newFolder } from '../e2e/support/app.ts'
import { openPeer, type Peer } from './linePeer.ts'
import { mainThreadTasks, type Task } from './mainThread.ts'
import { BY_HAND, countMoves, draw, IN_A_HURRY, SAMPLES, strokeOver } from './pen.ts'
import { figure, medianMs } from './figures.ts'

// Strokes of 1000 samples in the real app by real mouse events, and beside it the usual way to do the same.
const SIZES: Readonly<Record<string, Size>> = {
  '12 MP': { width: 4000, height: 3000 },
  '24 MP': { width: 6000, height: 4000 },
}
const STROKES = 200
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

interface Opened {
  readonly app: ElectronApplication
  readonly page: Page
}

type Strokes = readonly (readonly ScreenPoint[])[]

/** The app with a photo of that size, and a wide brush in hand. */
async function opened(size: Size): Promise<Opened> {
  const { app, page } = await launch({ args: [await photo(size)] })
  await page.getByText(`${size.width} × ${size.height}`).waitFor()
  await page.waitForTimeout(2000)
  for (let i = 0; i < LARGER; i++) await page.keyboard.press(']')
  return { app, page }
}

/**
 * Paints all strokes, and measures the first ones and the last. Beside each of the last, the same is done on a photo
 * that is still empty: on a machine that others use too, only what is measured side by side can be compared.
 */
async function ours(
  { app, page }: Opened,
  strokes: Strokes,
  size: Size,
): Promise<Compared & { readonly fresh: readonly Painting[] }> {
  const counted = await countMoves(page)
  const first: Painting[] = []
  for (const stroke of strokes.slice(0, COMPARED)) first.push(await measured(app, page, stroke))
  for (const stroke of strokes.slice(COMPARED, -COMPARED)) await draw(page, stroke, IN_A_HURRY)
  const other = await opened(size)
  for (const stroke of strokes.slice(0, COMPARED)) await draw(other.page, stroke, BY_HAND)
  for (let i = 0; i < COMPARED; i++) await other.page.keyboard.press('Control+z')
  const [last, fresh]: [Painting[], Painting[]] = [[], []]
  for (const stroke of strokes.slice(-COMPARED)) {
    last.push(await measured(app, page, stroke))
    fresh.push(await measured(other.app, other.page, stroke))
  }
  const { samples } = await counted()
  const painted = strokes.length * SAMPLES
  if (samples < painted) throw new Error(`Only ${samples} of ${painted} samples came to the page`)
  return { first, last, fresh }
}

/** The same strokes; those between are there at once, as they would take an hour. */
async function peers(app: ElectronApplication, peer: Peer, strokes: Strokes): Promise<Compared> {
  const first: Painting[] = []
  for (const stroke of strokes.slice(0, COMPARED)) first.push(await measured(app, peer.page, stroke))
  await peer.add(strokes.slice(COMPARED, -COMPARED))
  const last: Painting[] = []
  for (const stroke of strokes.slice(-COMPARED)) last.push(await measured(app, peer.page, stroke))
  return { first, last }
}

const ms = (value: number): string => `${value.toFixed(1)} ms`

function print(name: string, own: Awaited<ReturnType<typeof ours>>, peer: Compared): void {
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
  const strokes = `stroke ${STROKES} beside the same on an empty photo, ${ms(total(own.last))} and ${ms(total(own.fresh))}`
  figure(`paint ${name}`, strokes, total(own.last) / total(own.fresh), 'x', '<= 1.2')
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

/** A stroke into the label map, as the brush does it: the mean of a sample, ms. */
function stampMs(size: Size): number {
  const view = { x: 0, y: 0, scale: 1 }
  const stroke = strokeOver(size, view, 1).map((place) => toImage(view, place))
  const draft = new LabelDraft(emptyMap(size))
  return (
    medianMs(9, () => stroke.slice(1).forEach((to, i) => draft.capsule(stroke[i]!, to, 100, 2))) / SAMPLES
  )
}

async function printStamp(size: Size, peer: Peer, stroke: readonly ScreenPoint[]): Promise<void> {
  const [own, theirs] = [stampMs(size), await peer.redraw(stroke)]
  const us = (value: number): string => `${(value * 1000).toFixed(1)} us`
  const detail = `${us(own)}, a Konva.Line drawn anew with each sample ${us(theirs)}`
  figure('brush-vs-peers', detail, own / theirs, 'x peer', '<= 0.01')
}

for (const [name, size] of Object.entries(SIZES)) {
  const running = await opened(size)
  const { app, page } = running
  const at = await page.getByRole('application').boundingBox()
  if (!at) throw new Error('The canvas has no place')
  const view = fitView(size, at)
  const place = { ...view, x: view.x + at.x, y: view.y + at.y }
  const strokes = Array.from({ length: STROKES }, (_, i) => strokeOver(size, place, i + 1))
  const own = await ours(running, strokes, size)
  const peer = await openPeer(app, at, DEFAULT_BRUSH_PX * BRUSH_STEP ** LARGER * view.scale)
  if (strokes[0]) await printStamp(size, peer, strokes[0])
  const usual = await peers(app, peer, strokes)
  await closeAll()
  print(name, own, usual)
}
