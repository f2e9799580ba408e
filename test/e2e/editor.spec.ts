import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import { chooseFile, closeAll, launch, newFolder } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import {
  areaMenu,
  areaRow,
  FIRST,
  openPhoto,
  openRocket,
  paintAndDraw,
  ROCKET,
  shareOf,
} from './support/editor.ts'

test.afterEach(closeAll)

test('Undo and redo go back and forth over painting, paths and area changes alike', async () => {
  const { page, hands } = await openRocket()
  const row = areaRow(page, FIRST)
  await expect(row).toContainText('empty')
  await hands.drag([200, 200], [300, 200])
  const painted = await shareOf(page, FIRST)
  expect(painted).toMatch(/\d\.\d %/)
  await page.keyboard.press('p')
  await hands.drag([250, 200], [350, 150], [450, 200])
  await expect(row.getByLabel('has a path')).toBeVisible()
  await page.getByRole('button', { name: `Lock ${FIRST}` }).click()
  for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z')
  await expect(row.getByLabel('has a path')).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(row).toContainText('empty')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Shift+z')
  await expect(row).toContainText(painted)
  await expect(page.getByRole('button', { name: `Unlock ${FIRST}` })).toBeVisible()
})

test('Esc during a stroke leaves the painting and the history as they were', async () => {
  const { page, hands } = await openRocket()
  const before = await hands.colour([250, 200])
  await hands.hold([200, 200], [300, 200])
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(areaRow(page, FIRST)).toContainText('empty')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await expect.poll(() => hands.colour([250, 200])).toEqual(before)
})

test('the eraser, the right button and brush keys work on the chosen area', async () => {
  const { page, hands } = await openRocket()
  const row = areaRow(page, FIRST)
  await page.keyboard.press(']')
  await expect(page.getByText('Brush 41 px')).toBeVisible()
  await page.keyboard.press('[')
  await page.keyboard.press('[')
  await expect(page.getByText('Brush 28 px')).toBeVisible()
  await hands.drag([200, 200], [300, 200])
  await page.keyboard.press('e')
  await expect(page.getByRole('radio', { name: 'Eraser' })).toBeChecked()
  await hands.drag([190, 200], [310, 200])
  await expect(row).toContainText('empty')
  await page.keyboard.press('b')
  await hands.drag([200, 200], [300, 200])
  await expect(row).toContainText('%')
  const { x, y } = await hands.at([190, 200])
  await page.mouse.move(x, y)
  await page.mouse.down({ button: 'right' })
  const end = await hands.at([310, 200])
  await page.mouse.move(end.x, end.y, { steps: 8 })
  await page.mouse.up({ button: 'right' })
  await expect(row).toContainText('empty')
})

test('areas are added, named, hidden, locked, cleared and removed', async () => {
  const { page, hands } = await openRocket()
  for (let i = 2; i <= 6; i++) await page.getByRole('button', { name: 'Add moving area' }).click()
  await expect(page.getByRole('button', { name: 'Add moving area' })).toBeDisabled()
  await areaRow(page, 'Moving area 6').getByText('Moving area 6').dblclick()
  await page.getByRole('textbox', { name: 'Name of Moving area 6' }).fill('Cloud')
  await page.keyboard.press('Enter')
  await expect(areaRow(page, 'Cloud')).toBeVisible()

  await page.keyboard.press('b')
  const sky = await hands.colour([250, 100])
  await hands.drag([200, 100], [300, 100])
  await expect.poll(() => hands.colour([250, 100])).not.toEqual(sky)
  await page.getByRole('button', { name: 'Hide Cloud' }).click()
  await expect.poll(() => hands.colour([250, 100])).toEqual(sky)
  await page.getByRole('button', { name: 'Show Cloud' }).click()

  const share = await shareOf(page, 'Cloud')
  await page.getByRole('button', { name: 'Lock Cloud' }).click()
  await hands.drag([200, 200], [300, 200])
  await expect(areaRow(page, 'Cloud')).toContainText(share)
  await expect(page.getByText('This area is locked.')).toBeVisible()
  await page.getByRole('button', { name: 'Unlock Cloud' }).click()

  await areaMenu(page, 'Cloud', 'Clear painting')
  await expect(areaRow(page, 'Cloud')).toContainText('empty')
  await areaMenu(page, 'Cloud', 'Remove area')
  await expect(areaRow(page, 'Cloud')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Add moving area' })).toBeEnabled()
})

test('a path’s points are dragged and deleted, the path reversed and removed', async () => {
  const { page, hands } = await openRocket()
  await page.keyboard.press('p')
  await hands.drag([100, 300], [200, 200], [300, 300], [400, 200])
  const length = page.getByText(/px, \d+ % of the width/)
  const drawn = await length.innerText()
  await hands.drag([400, 200], [560, 100])
  await expect(length).not.toHaveText(drawn)
  const stretched = await length.innerText()
  // The point just dragged is the chosen one.
  await page.keyboard.press('Delete')
  await expect(length).not.toHaveText(stretched)
  await page.keyboard.press('Control+z')
  await expect(length).toHaveText(stretched)
  await page.getByRole('button', { name: 'Reverse' }).click()
  await expect(length).toHaveText(stretched)
  await page.getByRole('button', { name: 'Delete path' }).click()
  await expect(length).toBeHidden()
  await expect(areaRow(page, FIRST).getByLabel('has a path')).toBeHidden()
})

test('the wheel zooms to the pointer and Space pans', async () => {
  const { page, hands } = await openRocket()
  const { x, y } = await hands.at([500, 100])
  await page.mouse.move(x, y)
  await expect(page.getByText('500, 100')).toBeVisible()
  for (let i = 0; i < 5; i++) await page.mouse.wheel(0, -100)
  await expect(page.getByText('500, 100')).toBeVisible()
  await expect(page.locator('footer')).not.toContainText('128 %')
  await page.keyboard.down('Space')
  await page.mouse.down()
  await page.mouse.move(x - 150, y + 60, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Space')
  // The same pixel came along with the hand, and nothing was painted.
  await expect(page.getByText('500, 100')).toBeVisible()
  await expect(areaRow(page, FIRST)).toContainText('empty')
  await page.keyboard.press('Control+0')
  await page.mouse.move(x, y)
  await expect(page.getByText('500, 100')).toBeVisible()
})

test('a mask of the photo’s shape is imported, scaled on request, and refused in another shape', async () => {
  const running = await openRocket()
  const { page } = running
  const folder = newFolder()
  const mask = async (name: string, width: number, height: number): Promise<string> => {
    const path = join(folder, name)
    const white = { create: { width: width / 2, height, channels: 3 as const, background: 'white' } }
    const left = await sharp(white).png().toBuffer()
    const black = { create: { width, height, channels: 3 as const, background: 'black' } }
    await sharp(black)
      .composite([{ input: left, left: 0, top: 0 }])
      .png()
      .toFile(path)
    return path
  }
  await chooseFile(running, await mask('fits.png', 640, 427))
  await areaMenu(page, FIRST, 'Import mask…')
  await expect(areaRow(page, FIRST)).toContainText('50.0 %')

  await areaMenu(page, FIRST, 'Clear painting')
  await chooseFile(running, await mask('half.png', 320, 214))
  await areaMenu(page, FIRST, 'Import mask…')
  const question = page.getByRole('dialog', { name: 'The mask has another size' })
  await expect(question).toContainText('320 × 214')
  await expect(question).toContainText('640 × 427')
  await expectNoViolations(page)
  await question.getByRole('button', { name: 'Scale the mask' }).click()
  await expect(areaRow(page, FIRST)).toContainText('50.0 %')

  await areaMenu(page, FIRST, 'Clear painting')
  await chooseFile(running, await mask('square.png', 400, 400))
  await areaMenu(page, FIRST, 'Import mask…')
  const refusal = page.getByRole('dialog', { name: /400 × 400.*640 × 427/ })
  await refusal.getByRole('button', { name: 'Close' }).click()
  await expect(areaRow(page, FIRST)).toContainText('empty')
})

test('the checks follow the chosen engine, and nothing is sent to a service while there is an error', async () => {
  const folder = newFolder()
  const small = join(folder, 'small.png')
  await sharp(ROCKET).resize(280, 187).png().toFile(small)
  const running = await launch()
  const { page } = running
  const hands = await openPhoto(running, small, { width: 280, height: 187 })
  await hands.drag([100, 100], [150, 100])
  await page.keyboard.press('p')
  await hands.drag([100, 100], [200, 100])
  await expect(page.getByRole('list', { name: 'Checks' })).toContainText('Ready for this computer')
  await page.getByRole('combobox', { name: 'Render with' }).click()
  await page.getByRole('option', { name: 'CometAPI' }).click()
  await expect(page.getByRole('list', { name: 'Checks' })).toContainText('300')
  await expect(page.getByRole('button', { name: 'Send to CometAPI' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('keys mean the canvas after a click on a button, and Delete a path only with the path tool', async () => {
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await page.getByRole('radio', { name: 'Brush' }).click()
  await page.keyboard.press('Delete')
  await expect(areaRow(page, FIRST).getByLabel('has a path')).toBeVisible()
  await page.getByRole('button', { name: 'Frozen', exact: true }).first().click()
  await page.keyboard.down('Space')
  await hands.drag([100, 100], [200, 100])
  await page.keyboard.up('Space')
  await expect(areaRow(page, 'Frozen')).toContainText('empty')
})

test('the tools are walked by arrow keys', async () => {
  const { page } = await openRocket()
  await page.getByRole('radio', { name: 'Brush' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Eraser' })).toBeFocused()
  await expect(page.getByRole('radio', { name: 'Eraser' })).toBeChecked()
})
