import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { lumaFrames, probe, psnr, shiftOf } from '../support/clips.ts'
import {
  chooseFile,
  closeAll,
  launch,
  newFolder,
  pressClose,
  saveTo,
  type RunningApp,
} from './support/app.ts'
import {
  areaRow,
  handsOn,
  openPhoto,
  ROCKET as ROCKET_PHOTO,
  ROCKET_SIZE,
  type Hands,
} from './support/editor.ts'

/** The person's strokes, photo pixels. The rocket stands between x 308 and 336. */
const ROCKET = [
  [322, 145],
  [322, 390],
] as const
const PATH = [
  [322, 300],
  [322, 250],
  [322, 200],
] as const

test.afterEach(closeAll)
test.setTimeout(180_000)

/** Paints the rocket, freezes the left and right towers, draws the rocket's way up. */
async function paintAndDraw({ page }: RunningApp, hands: Hands): Promise<void> {
  await hands.drag(...ROCKET)
  await page.getByRole('button', { name: 'Frozen', exact: true }).first().click()
  await page.getByRole('slider', { name: 'Brush size' }).focus()
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowUp')
  await hands.drag([60, 30], [30, 380])
  await hands.drag([590, 30], [610, 380])
  await page.getByRole('button', { name: 'Moving area 1', exact: true }).first().click()
  await page.getByRole('radio', { name: 'Motion path' }).click()
  await hands.drag(...PATH)
}

test('a photo is painted, drawn on, previewed, rendered, watched, exported, saved and opened again', async () => {
  const folder = newFolder()
  const running = await launch()
  const { page } = running
  const hands = await openPhoto(running, ROCKET_PHOTO, ROCKET_SIZE)

  await test.step('Render waits until nothing is in the way', async () => {
    const render = page.getByRole('button', { name: 'Render', exact: true })
    await expect(render).toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByRole('list', { name: 'Checks' })).toContainText('nothing painted')
    await paintAndDraw(running, hands)
    await expect(page.getByRole('list', { name: 'Checks' })).toContainText('Ready for this computer')
    await expect(render).toHaveAttribute('aria-disabled', 'false')
  })

  await test.step('the preview moves the rocket on the canvas', async () => {
    // A place in the sky above the nose, where the rocket comes by; before it, the ghost of its end stands there.
    const ghost = await hands.colour([322, 90])
    await page.getByRole('button', { name: 'Preview motion' }).click()
    const time = page.getByRole('slider', { name: 'Time' })
    await expect(time).toBeVisible()
    await time.focus()
    // Mostly before the first frame is there: the preview stands still at the time that was chosen all the same.
    await page.keyboard.press('End')
    await expect.poll(async () => (await hands.colour([322, 90]))[0]).toBeGreaterThan(ghost[0] + 40)
    await expect(time).toHaveAttribute('aria-valuetext', /frame 150 of 150/)
    await page.getByRole('button', { name: 'Stop preview' }).first().click()
    await expect.poll(() => hands.colour([322, 90])).toEqual(ghost)
  })

  await test.step('the take is rendered and plays beside the photo', async () => {
    await page.getByRole('button', { name: 'Render', exact: true }).click()
    await page.getByRole('button', { name: 'Watch Take 1' }).click({ timeout: 90_000 })
    const video = page.getByRole('region', { name: 'Clip player' }).locator('video')
    await expect.poll(() => video.evaluate((clip: HTMLVideoElement) => clip.currentTime)).toBeGreaterThan(0.3)
    expect(await video.evaluate((clip: HTMLVideoElement) => clip.videoWidth)).toBe(640)
  })

  await test.step('the exported clips show the rocket at the end of its path and the frozen towers unchanged', async () => {
    for (const [name, format, codec, bar] of [
      ['clip.mp4', 'MP4 (H.264)', 'h264', 39],
      ['clip.webm', 'WebM', 'vp9', 41],
    ] as const) {
      const path = join(folder, name)
      await saveTo(running, path)
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      const dialog = page.getByRole('dialog', { name: 'Export Take 1' })
      await dialog.getByRole('combobox', { name: 'Format' }).click()
      await page.getByRole('option', { name: format }).click()
      await dialog.getByRole('button', { name: 'Export…' }).click()
      await expect(page.getByText(`Exported ${name}`)).toBeVisible({ timeout: 90_000 })
      expect(probe(path)).toMatchObject({ width: 640, height: 428, frames: 150, codec })
      const clip = lumaFrames(path)
      const body = { x: 314, y: 210, width: 16, height: 90 }
      const shift = shiftOf(clip, 149, body, { left: 4, right: 4, up: 110, down: 4 })
      expect(Math.abs(shift.dx)).toBeLessThanOrEqual(1)
      expect(Math.abs(shift.dy + 100)).toBeLessThanOrEqual(2)
      const tower = (i: number): boolean => i % 640 > 34 && i % 640 < 56 && i / 640 > 40 && i / 640 < 300
      expect(psnr(clip.frames[0]!, clip.frames[149]!, tower)).toBeGreaterThan(bar)
    }
  })

  const project = join(folder, 'rocket.kinebrush')
  await test.step('the project is saved and opens again as it was, take and all', async () => {
    await expect(page.getByText('unsaved')).toBeVisible()
    await saveTo(running, project)
    await page.keyboard.press('Control+s')
    await expect(page.getByText('saved just now')).toBeVisible()
    const share = await areaRow(page, 'Moving area 1').innerText()
    const { userData } = running
    await closeWindowOf(running)
    const again = await launch({ userData })
    await chooseFile(again, project)
    await again.page.getByRole('button', { name: 'Open a photo or project…' }).click()
    await expect(areaRow(again.page, 'Moving area 1')).toBeVisible()
    expect(await areaRow(again.page, 'Moving area 1').innerText()).toBe(share)
    await expect(again.page.getByRole('list', { name: 'Checks' })).toContainText('Ready for this computer')
    await again.page.getByRole('button', { name: 'Watch Take 1' }).click()
    const reopened = handsOn(again.page, ROCKET_SIZE)
    await expect(reopened.canvas).toBeVisible()
  })
})

/** Closes the window as a person does, and waits for the app to end: nothing is unsaved. */
async function closeWindowOf(running: RunningApp): Promise<void> {
  const ended = new Promise((done) => running.app.process().once('exit', done))
  await pressClose(running)
  await ended
}
