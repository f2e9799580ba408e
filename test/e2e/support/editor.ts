import { basename, join } from 'node:path'
import { expect, type Locator, type Page } from 'playwright/test'
import sharp from 'sharp'
import type { Size } from '../../../src-shared/geometry/point.ts'
import { fitView, toScreen } from '../../../src-shared/geometry/viewport.ts'
import { checkout, chooseFile, launch, type LaunchOptions, type RunningApp } from './app.ts'

export type Place = readonly [x: number, y: number]

/** What a person does with pointer and keys in the editor; places are photo pixels while the photo is fitted. */
export interface Hands {
  readonly canvas: Locator
  /** The screen place of a photo pixel. */
  at(place: Place): Promise<{ x: number; y: number }>
  /** Presses at the first place, moves over the others and releases. */
  drag(...places: readonly Place[]): Promise<void>
  /** The same, but leaves the button down. */
  hold(...places: readonly Place[]): Promise<void>
  /** The colour that the canvas shows at a photo pixel. */
  colour(place: Place): Promise<readonly [number, number, number]>
}

export function handsOn(page: Page, photo: Size): Hands {
  const canvas = page.getByRole('region', { name: 'Canvas' })
  const at = async ([x, y]: Place): Promise<{ x: number; y: number }> => {
    const box = (await canvas.boundingBox())!
    const place = toScreen(fitView(photo, box), { x, y })
    return { x: box.x + place.x, y: box.y + place.y }
  }
  const hold = async (...places: readonly Place[]): Promise<void> => {
    for (const [i, place] of places.entries()) {
      const { x, y } = await at(place)
      await page.mouse.move(x, y, { steps: i === 0 ? 1 : 8 })
      if (i === 0) await page.mouse.down()
    }
  }
  return {
    canvas,
    at,
    hold,
    async drag(...places) {
      await hold(...places)
      await page.mouse.up()
    },
    async colour(place) {
      // The brush's ring would be in the picture.
      await page.mouse.move(2, 2)
      // What was done is drawn with the next frame.
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      )
      const { x, y } = await at(place)
      const png = await page.screenshot({ clip: { x: Math.floor(x), y: Math.floor(y), width: 1, height: 1 } })
      const { data } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
      return [data[0]!, data[1]!, data[2]!]
    },
  }
}

/** Opens a photo by the dialog from the welcome screen and waits until it is seen. */
export async function openPhoto(running: RunningApp, path: string, size: Size): Promise<Hands> {
  await chooseFile(running, path)
  await running.page.getByRole('button', { name: 'Open a photo or project…' }).click()
  await expect(running.page.getByText(`${size.width} × ${size.height}`)).toBeVisible()
  await expect(running.page.getByRole('application', { name: basename(path) })).toHaveAttribute(
    'aria-busy',
    'false',
  )
  return handsOn(running.page, size)
}

/** The sample's photo, and the name of the area that every new project begins with. */
export const ROCKET = join(checkout, 'resources/rocket.jpg')
export const ROCKET_SIZE = { width: 640, height: 427 }
export const FIRST = 'Moving area 1'

/** The app with the rocket's photo open. */
export async function openRocket(options?: LaunchOptions): Promise<RunningApp & { readonly hands: Hands }> {
  const running = await launch(options)
  return { ...running, hands: await openPhoto(running, ROCKET, ROCKET_SIZE) }
}

/** Has this computer make its takes at a size: larger ones take longer. */
export async function renderAt(page: Page, size: '1080p' | '2160p'): Promise<void> {
  await page.getByRole('button', { name: 'Render settings' }).click()
  const settings = page.getByRole('dialog', { name: 'Render settings' })
  await settings.getByRole('combobox', { name: 'Size' }).click()
  await page.getByRole('option', { name: size }).click()
  await settings.getByRole('button', { name: 'Close' }).click()
}

/** Chooses from the menu that a key has opened, by Enter: it has the keys once its first item has the focus. */
export async function enterItem(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.getByRole('menuitem', { name }).press('Enter')
}

/** Paints the rocket and draws its way up: the least that can be rendered. */
export async function paintAndDraw(page: Page, hands: Hands): Promise<void> {
  await hands.drag([322, 145], [322, 390])
  await page.keyboard.press('p')
  await hands.drag([322, 300], [322, 200])
}

/** An area's row in the Areas panel. */
export const areaRow = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Areas' }).getByRole('listitem', { name })

/** Chooses an item of an area's menu. */
export async function areaMenu(page: Page, area: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${area}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** How much of the photo an area covers, as its row says it: "1.9 %". */
export const shareOf = async (page: Page, name: string): Promise<string> =>
  /[\d.]+ %$|empty$/.exec((await areaRow(page, name).innerText()).split('\n').at(-1) ?? '')?.[0] ?? ''
