import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import sharp from 'sharp'
import { chooseFile, closeAll, launch, newFolder } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { FIRST, handsOn, openRocket, paintAndDraw, ROCKET, shareOf } from './support/editor.ts'

test.afterEach(closeAll)

const fill = async (page: Page, name: string, value: number): Promise<void> => {
  await page.getByRole('textbox', { name, exact: true }).fill(String(value))
  await page.keyboard.press('Enter')
}

test('the photo is cropped, turned, straightened and replaced; areas and paths come along, and all is undone', async () => {
  const running = await openRocket()
  const { page, hands } = running
  const size = (width: number, height: number) => expect(page.getByText(`${width} × ${height}`)).toBeVisible()
  const panel = page.getByRole('group', { name: 'Crop and straighten' })
  const side = (name: string) => page.getByRole('textbox', { name, exact: true }).inputValue()
  await paintAndDraw(page, hands)
  const before = await shareOf(page, FIRST)

  await test.step('a crop by numbers and by arrows, applied by Enter', async () => {
    await page.keyboard.press('c')
    await fill(page, 'Width', 400)
    await fill(page, 'Left', 120)
    await hands.canvas.getByRole('application').focus()
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('textbox', { name: 'Left' })).toHaveValue('121')
    await page.keyboard.press('Enter')
    await size(400, 417)
    await expect(panel).toBeHidden()
    // All of the area is still there: it has as many pixels of fewer.
    const pixels = (Number.parseFloat(before) * 640 * 427) / (400 * 417)
    expect(Number.parseFloat(await shareOf(page, FIRST))).toBeCloseTo(pixels, 0)
    const { data } = await sharp(ROCKET)
      .extract({ left: 121 + 30, top: 30, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    const seen = await handsOn(page, { width: 400, height: 417 }).colour([30, 30])
    seen.forEach((level, i) => expect(Math.abs(level - data[i]!)).toBeLessThan(16))
    await page.keyboard.press('Control+z')
    await size(640, 427)
    expect(await shareOf(page, FIRST)).toBe(before)
  })

  await test.step('a quarter turn, and one back', async () => {
    await page.keyboard.press('Control+]')
    await size(427, 640)
    expect(await shareOf(page, FIRST)).toBe(before)
    await page.keyboard.press('Control+[')
    await size(640, 427)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
  })

  await test.step('an angle that is being tried outlives a quarter turn', async () => {
    await page.getByRole('radio', { name: 'Crop and straighten' }).click()
    await fill(page, 'Angle °', 6)
    const [across, down] = [await side('Width'), await side('Height')]
    await panel.getByRole('button', { name: 'Rotate photo right' }).click()
    await size(427, 640)
    await expect(page.getByRole('textbox', { name: 'Angle °' })).toHaveValue('6')
    expect([await side('Height'), await side('Width')]).toEqual([across, down])
    await panel.getByRole('button', { name: 'Cancel' }).click()
    await page.keyboard.press('Control+z')
    await size(640, 427)
  })

  await test.step('straightened, the frame is upright in the photo; Escape leaves it as it was', async () => {
    await page.getByRole('radio', { name: 'Crop and straighten' }).click()
    await fill(page, 'Angle °', 6)
    await expect(page.getByRole('textbox', { name: 'Width' })).not.toHaveValue('640')
    await expectNoViolations(page)
    const tall = panel.getByRole('combobox', { name: 'Shape of the frame' })
    await tall.click()
    await page.getByRole('option', { name: '4 : 5' }).click()
    await panel.getByRole('button', { name: 'Apply' }).click()
    await size(313, 392)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('c')
    await hands.canvas.getByRole('application').focus()
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await size(640, 427)
  })

  await test.step('another photo of another shape takes its place', async () => {
    const other = join(newFolder(), 'tall.png')
    await sharp(ROCKET).resize(300, 600, { fit: 'fill' }).png().toFile(other)
    await chooseFile(running, other)
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('menuitem', { name: 'Replace photo…' }).click()
    await size(300, 600)
    await expect(page.getByText('It has another shape')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Preview motion' })).toBeEnabled()
  })
})

test('a photo of 48 megapixels says what it becomes, and its opening can be given up', async () => {
  const large = join(newFolder(), 'large.jpg')
  await sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#3377aa' } })
    .jpeg({ quality: 60 })
    .toFile(large)
  const running = await launch()
  const { page } = running
  await chooseFile(running, large)
  const open = page.getByRole('button', { name: 'Open a photo or project…' })
  await open.click()
  await expect(page.getByText('Opening large.jpg…')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Opening large.jpg…')).toBeHidden()
  await open.click()
  await expect(page.getByText('You work on a copy of 24 megapixels')).toBeVisible()
  await expect(page.getByText('5656 × 4242')).toBeVisible()
  const canvas = handsOn(page, { width: 5656, height: 4242 })
  const differs = async (): Promise<number> => {
    const seen = await canvas.colour([2000, 2000])
    return Math.max(...[0x33, 0x77, 0xaa].map((level, i) => Math.abs(level - (seen[i] ?? NaN))))
  }
  await expect.poll(differs).toBeLessThanOrEqual(3)
})
