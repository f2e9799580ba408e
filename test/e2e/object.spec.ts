import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { checkout, closeAll, launch } from './support/app.ts'
import { areaRow, FIRST, openPhoto } from './support/editor.ts'

test.afterEach(closeAll)

test('a box dragged around a cup selects the cup, is taken back, and says when there is nothing in it', async () => {
  const running = await launch()
  const { page } = running
  const cup = join(checkout, 'test/fixtures/objects/coffee.jpg')
  const hands = await openPhoto(running, cup, { width: 600, height: 400 })
  const share = areaRow(page, FIRST)

  await page.keyboard.press('s')
  await expect(page.getByRole('radio', { name: 'Select object' })).toBeChecked()
  await expect(hands.canvas.getByText(/Drag a box around it/)).toBeVisible()

  const bare = await hands.colour([285, 60])
  await hands.drag([70, 12], [485, 394])
  await expect(share).toContainText(/5\d\.\d %/)
  // The tint is on the cup's white and not on the table beside it.
  await expect.poll(() => hands.colour([285, 60])).not.toEqual(bare)

  await page.keyboard.press('Control+z')
  await expect(share).toContainText('empty')
  await expect.poll(() => hands.colour([285, 60])).toEqual(bare)

  // As the button is let go, so that the search cannot have ended.
  await hands.canvas.getByRole('application').evaluate((canvas) => {
    const escape = new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true })
    window.addEventListener('pointerup', () => canvas.dispatchEvent(escape), { once: true })
  })
  await hands.drag([70, 12], [485, 394])
  await hands.drag([490, 60], [590, 250])
  await expect(hands.canvas.getByText(/Nothing stands out in this box/)).toBeVisible()
  await expect(share).toContainText('empty')

  await page.keyboard.press('b')
  await expect(hands.canvas.getByText(/Paint over what should move/)).toBeVisible()
})
