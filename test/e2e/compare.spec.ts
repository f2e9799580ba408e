import { expect, test, type Locator, type Page } from 'playwright/test'
import sharp from 'sharp'
import { closeAll, launch, type RunningApp } from './support/app.ts'
import { clipPaths, render, shiftClip } from './support/takes.ts'

test.afterEach(closeAll)
test.setTimeout(180_000)

/** A frame of the sample's takes, seconds. */
const FRAME = 1 / 30

/** The sample, opened. */
async function openSample(): Promise<RunningApp> {
  const running = await launch()
  await running.page.getByRole('button', { name: /Try the sample/ }).click()
  await expect(running.page.getByRole('list', { name: 'Checks' })).toContainText('Ready')
  return running
}

const player = (page: Page): Locator => page.getByRole('region', { name: 'Clip player' })
const comparison = (page: Page): Locator => page.getByRole('region', { name: 'Compare' })
const transport = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Playing' }).getByRole('button', { name, exact: true })

/** Where the clips in a place stand, seconds. */
const timesIn = (place: Locator): Promise<number[]> =>
  place
    .locator('video')
    .evaluateAll((videos) => videos.map((video) => (video as HTMLVideoElement).currentTime))

/** The clips at many moments of playing; how far apart they were at each, seconds. */
async function distances(place: Locator, moments: number): Promise<number[]> {
  const found: number[] = []
  // Playing takes a moment to come into step.
  await place.page().waitForTimeout(330)
  for (let i = 0; i < moments; i++) {
    await place.page().waitForTimeout(110)
    const [a = NaN, b = NaN] = await timesIn(place)
    found.push(Math.abs(a - b))
  }
  return found
}

/** What is seen of a place, as its bytes. */
const seen = async (place: Locator): Promise<Buffer> =>
  sharp(await place.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer()

/** Mean difference of two pictures, grey levels. */
const difference = (a: Buffer, b: Buffer): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length

test('a take is played, stepped through and sought by keys, and closed by Escape', async () => {
  const { page } = await openSample()
  await render(page, 'Take 1')
  await page.getByRole('button', { name: 'Watch Take 1' }).click()
  await expect(player(page)).toBeFocused()
  await expect(transport(page, 'Pause')).toBeVisible()
  await expect.poll(async () => (await timesIn(player(page)))[0]).toBeGreaterThan(0.2)

  await page.keyboard.press('Space')
  await expect(transport(page, 'Play')).toBeVisible()
  await page.keyboard.press('Home')
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute(
    'aria-valuetext',
    '0.10 of 5.00 s, frame 4 of 150',
  )
  await expect.poll(async () => (await timesIn(player(page)))[0]).toBeCloseTo(0.101, 3)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(async () => (await timesIn(player(page)))[0]).toBeCloseTo(2 / 30 + 0.001, 3)
  await page.keyboard.press('End')
  await expect.poll(async () => (await timesIn(player(page)))[0]).toBeGreaterThan(5 - FRAME)

  // At the end without a loop it stands; with one it begins anew.
  await transport(page, 'Play over and over').click()
  await expect(transport(page, 'Play over and over')).toHaveAttribute('aria-pressed', 'false')
  await page.getByRole('slider', { name: 'Time' }).press('ArrowLeft')
  await transport(page, 'Play').click()
  await expect(transport(page, 'Play')).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(player(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeFocused()
})

test('areas and paths are drawn over the clip, as the take was made, with the place of each path by now', async () => {
  const { page } = await openSample()
  await render(page, 'Take 1')
  await page.getByRole('button', { name: 'Watch Take 1' }).click()
  await page.keyboard.press('Space')
  await page.keyboard.press('Home')
  const picture = player(page).locator('.picture')
  const plain = await seen(picture)
  await transport(page, 'Show areas and paths').click()
  await expect(transport(page, 'Show areas and paths')).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(async () => difference(plain, await seen(picture))).toBeGreaterThan(3)
  const atStart = await seen(picture)

  // The project changes; the take stays what it was made from.
  await page.getByRole('button', { name: 'More for Frozen' }).click()
  await page.getByRole('menuitem', { name: 'Clear painting' }).click()
  await page.mouse.move(2, 2)
  expect(difference(atStart, await seen(picture))).toBeLessThan(0.5)

  const overlay = player(page).locator('canvas')
  const drawn = (): Promise<string> => overlay.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())
  const before = await drawn()
  await page.getByRole('slider', { name: 'Time' }).press('End')
  await expect.poll(drawn).not.toBe(before)
})

test('two takes are compared in step, side by side and as a wipe, and closing goes back to the editor', async () => {
  const { page } = await openSample()
  await render(page, 'Take 1')
  await page.getByRole('combobox', { name: 'Length' }).click()
  await page.getByRole('option', { name: '10 seconds' }).click()
  await render(page, 'Take 2')
  await page.getByRole('button', { name: 'Watch Take 2' }).click()
  await page.getByRole('button', { name: 'Watch Take 1' }).click({ modifiers: ['ControlOrMeta'] })
  await expect(comparison(page)).toBeFocused()
  await expect(player(page)).toHaveCount(0)
  await expect.poll(async () => Math.min(...(await timesIn(comparison(page))))).toBeGreaterThan(0.1)
  expect(Math.max(...(await distances(comparison(page), 12)))).toBeLessThanOrEqual(FRAME)

  // Both are shown at one size, and stand at one time wherever they are sent.
  const sizes = await comparison(page)
    .locator('.picture')
    .evaluateAll((all) => all.map((one) => `${one.clientWidth} × ${one.clientHeight}`))
  expect(new Set(sizes).size).toBe(1)
  await page.keyboard.press('Space')
  await expect(transport(page, 'Play')).toBeVisible()
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) {
    await page.keyboard.press(key)
    await expect
      .poll(async () => new Set((await timesIn(comparison(page))).map((time) => time.toFixed(3))).size)
      .toBe(1)
  }
  await page.keyboard.press('Space')
  expect(Math.max(...(await distances(comparison(page), 8)).slice(3))).toBeLessThanOrEqual(FRAME)

  // The shorter one holds its last frame.
  await page.keyboard.press('Space')
  await page.keyboard.press('End')
  await expect
    .poll(async () => (await timesIn(comparison(page))).map((time) => time.toFixed(3)))
    .toEqual(['9.983', '4.983'])

  await page.getByRole('radio', { name: 'Wipe' }).click()
  const divider = page.getByRole('slider', { name: 'Divider' })
  await expect(divider).toHaveAttribute('aria-valuetext', /^50 % Take 2 .*, 50 % Take 1/)
  await page.keyboard.press('Home')
  await page.getByRole('slider', { name: 'Time' }).press('PageDown')
  await divider.press('Home')
  const right = await seen(comparison(page).locator('.picture').first())
  await divider.press('End')
  const left = await seen(comparison(page).locator('.picture').first())
  expect(difference(left, right)).toBeGreaterThan(0.05)
  await divider.press('ArrowLeft')
  await divider.press('Shift+ArrowLeft')
  await expect(divider).toHaveAttribute('aria-valuenow', '89')
  const box = (await comparison(page).locator('.picture').first().boundingBox())!
  await page.mouse.move(box.x + box.width * 0.6, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.25, box.y + 60, { steps: 4 })
  await page.mouse.up()
  await expect(divider).toHaveAttribute('aria-valuenow', '25')

  await page.keyboard.press('Escape')
  await expect(comparison(page)).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Canvas' })).toBeVisible()
  await page.keyboard.press('e')
  await expect(page.getByRole('radio', { name: 'Eraser' })).toHaveAttribute('aria-checked', 'true')
})

test('a take is compared with the local preview, which stands where the take stands', async () => {
  const { page } = await openSample()
  await render(page, 'Take 1')
  await page.getByRole('button', { name: 'Watch Take 1' }).click()
  await page.getByRole('button', { name: 'Compare Take 1 with…' }).click()
  await page.getByRole('menuitem', { name: 'Local preview' }).click()
  const preview = page.getByRole('img', { name: /^Local preview/ })
  await expect(preview).toBeVisible()
  await page.keyboard.press('Space')
  await expect(transport(page, 'Play')).toBeVisible()
  const pictures = comparison(page).locator('.picture')
  const apart = async (): Promise<number> =>
    difference(await seen(pictures.nth(0)), await seen(pictures.nth(1)))
  for (const key of ['Home', 'End']) {
    await page.keyboard.press(key)
    // The clip is encoded and the preview is not: that is all that may differ.
    await expect.poll(apart).toBeLessThan(3)
  }
  // A changed project is seen to move otherwise than the take.
  const same = await apart()
  await page.getByRole('button', { name: 'Reverse' }).click()
  await expect.poll(apart).toBeGreaterThan(same + 0.5)

  // The preview on the canvas needs the canvas.
  await page.getByRole('button', { name: 'Preview motion' }).click()
  await expect(comparison(page)).toHaveCount(0)
})

test('how far the frozen area moved is measured: nothing in a take of this computer, and what another moved it by', async () => {
  const { page, userData } = await openSample()
  await render(page, 'Take 1')
  await render(page, 'Take 2')
  const [, second = ''] = clipPaths(userData)
  shiftClip(second, { dx: 3.5, dy: -1, fromSeconds: 2 })
  const line = page.getByRole('group', { name: 'Frozen area' })
  const measured = async (name: string): Promise<number> => {
    await page.getByRole('button', { name: `Watch ${name}` }).click()
    await line.getByRole('button', { name: 'Measure the frozen area' }).click()
    await expect(line.getByRole('progressbar')).toBeVisible()
    await expect(line.getByRole('status')).toContainText('compared with the photo', { timeout: 90_000 })
    const text = await line.getByRole('status').innerText()
    return Number(/The frozen area moved by ([\d.]+) px/.exec(text)?.[1])
  }
  expect(await measured('Take 1')).toBeLessThanOrEqual(0.1)
  await expect(line).toContainText('hardly changed')
  const shifted = await measured('Take 2')
  expect(Math.abs(shifted - Math.hypot(3.5, 1))).toBeLessThanOrEqual(0.1)
  await expect(line).toContainText(/farthest at [2-5]\.\d s/)
  await expect(line).toContainText('changed clearly')
  // It is kept for as long as the app runs.
  await page.getByRole('button', { name: 'Watch Take 1' }).click()
  await expect(line.getByRole('status')).toContainText('The frozen area moved by 0.')
})
