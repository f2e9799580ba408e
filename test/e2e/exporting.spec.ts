import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import { chooseFile, closeAll, launch, newFolder, saveTo, type RunningApp } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { areaRow, handsOn, ROCKET } from './support/editor.ts'
import { render } from './support/takes.ts'

test.afterEach(closeAll)

/** How many pages' processes run: the editor's, and one for each clip in the making. */
const renderers = ({ app }: RunningApp): Promise<number> =>
  app.evaluate(({ app: main }) => main.getAppMetrics().filter(({ type }) => type === 'Tab').length)

test.setTimeout(180_000)

test('a take is exported in another way, a frame of it saved, and the project’s layers', async () => {
  const running = await launch()
  const { page } = running
  const out = newFolder()
  await page.getByRole('button', { name: /Try the sample/ }).click()
  await expect(areaRow(page, 'Rocket')).toBeVisible()

  await test.step('takes are made as the render settings say', async () => {
    await page.getByRole('button', { name: 'Render settings' }).click()
    const settings = page.getByRole('dialog', { name: 'Render settings' })
    await settings.getByRole('combobox', { name: 'Frames a second' }).click()
    await page.getByRole('option', { name: '24', exact: true }).click()
    await expectNoViolations(page)
    await page.keyboard.press('Escape')
    await render(page, 'Take 1')
    await page.getByRole('button', { name: 'Watch Take 1' }).click()
    await expect(page.getByRole('region', { name: 'Clip player' })).toContainText('24 frames/s')
  })

  const dialog = page.getByRole('dialog', { name: 'Export Take 1' })
  const choose = async (what: string, option: string | RegExp): Promise<void> => {
    await dialog.getByRole('combobox', { name: what, exact: true }).click()
    await page.getByRole('option', { name: option }).click()
  }

  await test.step('what will come of a choice is said before it is made', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(dialog.getByRole('status')).toContainText('640 × 428 pixels, 120 frames, 5.0 s')
    await expect(dialog.getByRole('status')).toContainText('own file')
    await choose('Format', 'GIF')
    await choose('Shape', '1:1 square')
    await choose('Fit', 'Blurred bars')
    await dialog.getByRole('textbox', { name: 'Length, seconds' }).fill('1')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('status')).toContainText('640 × 640 pixels, 24 frames, 1.0 s')
    await expectNoViolations(page)
  })

  await test.step('it is made so, and the choice is remembered', async () => {
    const file = join(out, 'square.gif')
    await saveTo(running, file)
    await dialog.getByRole('button', { name: 'Export…' }).click()
    await expect(page.getByText('Exported square.gif')).toBeVisible({ timeout: 60_000 })
    await expect(dialog).toBeHidden()
    expect(await sharp(file, { animated: true }).metadata()).toMatchObject({
      ...{ pages: 24, width: 640, pageHeight: 640, loop: 0 },
    })
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(dialog.getByRole('combobox', { name: 'Format' })).toContainText('GIF')
  })

  await test.step('single pictures go into a folder of their own; one that is stopped leaves none', async () => {
    await choose('Format', /PNG/)
    await choose('Size', /^2160p/)
    await chooseFile(running, out)
    await dialog.getByRole('button', { name: 'Export…' }).click()
    await expect(dialog.getByRole('progressbar')).toBeVisible()
    // At this size the holes take seconds to be filled, and no frame is made before.
    await expect(dialog).toContainText('Filling what was behind')
    expect(await renderers(running)).toBe(2)
    await dialog.getByRole('button', { name: 'Stop' }).click()
    await expect(dialog.getByRole('button', { name: 'Export…' })).toBeVisible()
    expect(readdirSync(out)).toEqual(['square.gif'])
    // The process that its workers run in has ended.
    await expect.poll(() => renderers(running)).toBe(1)
    await page.keyboard.press('Escape')
  })

  await test.step('the frame that is seen is saved without loss', async () => {
    const still = join(out, 'still.png')
    await saveTo(running, still)
    await page.getByRole('button', { name: 'Save frame…' }).click()
    await expect(page.getByText('Saved still.png')).toBeVisible({ timeout: 30_000 })
    expect(await sharp(still).metadata()).toMatchObject({ width: 640, height: 427, format: 'png' })
  })

  await test.step('layers come into a folder of their own', async () => {
    const place = join(out, 'layers')
    mkdirSync(place)
    await chooseFile(running, place)
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Export layers for compositing…' }).click()
    await expect(page.getByText(/^4 pictures are in/)).toBeVisible({ timeout: 60_000 })
    expect(readdirSync(join(place, 'sample layers')).sort()).toEqual([
      ...['cutout-1.png', 'frozen.png', 'matte-1.png', 'plate.png'],
    ])
  })

  await test.step('those of a large photo take their time, say how far they are, and are stopped', async () => {
    const large = { width: 2400, height: 1600 }
    const photo = join(newFolder(), 'large.png')
    await sharp(ROCKET).resize(large.width, large.height, { fit: 'fill' }).png().toFile(photo)
    await chooseFile(running, photo)
    await page.keyboard.press('Control+o')
    // The project has a take now.
    await page.getByRole('button', { name: 'Don’t save' }).click()
    await expect(page.getByText('2400 × 1600')).toBeVisible()
    const hands = handsOn(page, large)
    await hands.drag([1210, 545], [1210, 1440])
    await page.keyboard.press('p')
    await hands.drag([1210, 1125], [1210, 750])
    await chooseFile(running, out)
    const before = readdirSync(out)
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Export layers for compositing…' }).click()
    const layers = page.getByRole('dialog', { name: 'Export layers' })
    await expect(layers.getByRole('progressbar')).toBeVisible()
    await expect(layers).toContainText('Filling what was behind')
    await expectNoViolations(page)
    await layers.getByRole('button', { name: 'Stop' }).click()
    await expect(layers).toBeHidden()
    expect(readdirSync(out)).toEqual(before)
  })
})
