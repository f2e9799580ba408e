import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright/test'
import type { ScreenPoint, Size } from '../../src-shared/geometry/point.ts'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'
import { seeded } from '../support/random.ts'

export const SAMPLES = 1000
const STEP_PX = 8
/** Strokes keep this far from the photo's edges, as a share of its size. */
const MARGIN = 0.12

/** A stroke as a hand draws it over a photo: 1000 samples 8 photo pixels apart, as places on the screen. */
export function strokeOver(photo: Size, view: Viewport, seed: number): ScreenPoint[] {
  const random = seeded(seed)
  let x = photo.width * (0.2 + 0.6 * random())
  let y = photo.height * (0.2 + 0.6 * random())
  let direction = 2 * Math.PI * random()
  return Array.from({ length: SAMPLES + 1 }, () => {
    direction += 0.3 * (random() - 0.5)
    x += STEP_PX * Math.cos(direction)
    y += STEP_PX * Math.sin(direction)
    const isOut = (at: number, size: number): boolean => at < size * MARGIN || at > size * (1 - MARGIN)
    // Back towards the middle, in a bow.
    if (isOut(x, photo.width) || isOut(y, photo.height)) {
      const home = Math.atan2(photo.height / 2 - y, photo.width / 2 - x)
      direction += 0.2 * Math.sin(home - direction) + 0.05
    }
    return toScreen(view, { x, y })
  })
}

export interface Speed {
  /** Samples that the mouse sends at once, and milliseconds from one such batch to the next. */
  readonly batch: number
  readonly every: number
}

/** A mouse of 500 samples a second, each frame's samples in one event, as Chromium hands them to a page. */
export const BY_HAND: Speed = { batch: 8, every: 16 }
/** The same events, each with more samples: for the strokes between those that are measured. */
export const IN_A_HURRY: Speed = { batch: 125, every: 16 }

/** Draws a stroke with real mouse events. They are not waited for one by one: a hand does not wait either. */
export async function draw(
  page: Page,
  stroke: readonly ScreenPoint[],
  { batch, every }: Speed,
): Promise<void> {
  const input = await page.context().newCDPSession(page)
  const send = (type: string, { x, y }: ScreenPoint, buttons: number): Promise<unknown> =>
    input.send('Input.dispatchMouseEvent', {
      type: type as 'mouseMoved',
      x,
      y,
      button: type === 'mouseMoved' ? 'none' : 'left',
      buttons,
      clickCount: type === 'mouseMoved' ? 0 : 1,
    })
  const [start] = stroke
  if (!start) return
  await send('mouseMoved', start, 0)
  await send('mousePressed', start, 1)
  const sent: Promise<unknown>[] = []
  for (let i = 1; i < stroke.length; i += batch) {
    for (const place of stroke.slice(i, i + batch)) sent.push(send('mouseMoved', place, 1))
    await pause(every)
  }
  await Promise.all(sent)
  await send('mouseReleased', stroke.at(-1) ?? start, 0)
  await input.detach()
}

/** Counts the pointer's moves on a page from now on, and the samples in them. */
export async function countMoves(page: Page): Promise<() => Promise<{ events: number; samples: number }>> {
  await page.evaluate(() => {
    const moves = { events: 0, samples: 0 }
    Object.assign(globalThis, { moves })
    addEventListener(
      'pointermove',
      (event) => {
        if (event.buttons === 0) return
        moves.events++
        moves.samples += event.getCoalescedEvents().length
      },
      { capture: true },
    )
  })
  return () =>
    page.evaluate(() => {
      const { moves } = globalThis as unknown as { moves: { events: number; samples: number } }
      const counted = { ...moves }
      Object.assign(moves, { events: 0, samples: 0 })
      return counted
    })
}
