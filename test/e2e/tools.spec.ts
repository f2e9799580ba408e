import { expect, test } from 'playwright/test'
import { closeAll } from './support/app.ts'
import { areaMenu, areaRow, FIRST, openRocket } from './support/editor.ts'

test.afterEach(closeAll)

const ORANGE_TINTED = (colour: readonly [number, number, number]): boolean => colour[0] > colour[2] + 30

test('areas are painted with outlines, and filled', async () => {
  const { page, hands } = await openRocket()
  const share = areaRow(page, FIRST)
  const percent = async (): Promise<number> =>
    Number(/([\d.]+) %/.exec((await share.textContent()) ?? '')?.[1])

  await test.step('rectangle, by its key, taken away again by the right button', async () => {
    await page.keyboard.press('m')
    await expect(page.getByRole('radio', { name: 'Rectangle' })).toBeChecked()
    await hands.drag([100, 50], [300, 150])
    await expect(share).toContainText(/7\.[2-4] %/)
    await expect.poll(async () => ORANGE_TINTED(await hands.colour([205, 104]))).toBe(true)
    await page.keyboard.press('Control+z')
    await expect(share).toContainText('empty')
  })

  await test.step('ellipse, and Escape in its middle paints nothing', async () => {
    await page.keyboard.press('Shift+M')
    await hands.hold([100, 50], [300, 150])
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(share).toContainText('empty')
    await hands.drag([100, 50], [300, 150])
    await expect(share).toContainText(/5\.[6-9] %/)
    await page.keyboard.press('Control+z')
  })

  await test.step('lasso, closed by itself, and a hole in it by Alt', async () => {
    await page.keyboard.press('l')
    await hands.drag([100, 50], [300, 50], [300, 150], [100, 150])
    await expect(share).toContainText(/7\.[2-4] %/)
    await page.keyboard.down('Alt')
    await hands.drag([150, 70], [250, 70], [250, 130], [150, 130])
    await page.keyboard.up('Alt')
    await expect(share).toContainText(/5\.[0-3] %/)
  })

  await test.step('the hole is filled again', async () => {
    await page.getByRole('radio', { name: 'Fill' }).click()
    await hands.drag([200, 100], [200, 100])
    await expect(share).toContainText(/7\.[2-4] %/)
  })

  await test.step('a polygon by clicks, a corner taken back, closed by Enter', async () => {
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(share).toContainText('empty')
    await page.keyboard.press('Shift+L')
    await hands.drag([100, 50], [100, 50])
    await hands.drag([300, 50], [300, 50])
    await hands.drag([500, 400], [500, 400])
    await page.keyboard.press('Backspace')
    await hands.drag([300, 150], [300, 150])
    await hands.drag([100, 150], [100, 150])
    await page.keyboard.press('Enter')
    await expect(share).toContainText(/7\.[2-4] %/)
  })

  await test.step('a polygon outlives another window, other work and the undo key, and another tool ends it', async () => {
    await page.keyboard.press('Control+z')
    await expect(share).toContainText('empty')
    for (const corner of [
      [100, 50],
      [300, 50],
      [300, 150],
    ] as const)
      await hands.drag(corner, corner)
    await page.evaluate(() => window.dispatchEvent(new Event('blur')))
    await page.getByRole('button', { name: `Hide ${FIRST}` }).click()
    await page.getByRole('button', { name: `Show ${FIRST}` }).click()
    await hands.drag([100, 150], [100, 150])
    await hands.drag([20, 20], [20, 20])
    await page.keyboard.press('Control+z')
    await page.keyboard.press('m')
    await expect(share).toContainText(/7\.[2-4] %/)
    await page.keyboard.press('Shift+L')
    await hands.drag([100, 50], [100, 50])
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(share).toContainText('empty')
    await page.keyboard.press('Control+y')
  })

  await test.step('the magic wand takes the sky, and more of it by dragging', async () => {
    await page.keyboard.press('Control+z')
    await page.keyboard.press('w')
    await hands.drag([120, 60], [120, 60])
    await expect(share).not.toContainText('empty')
    const few = await percent()
    await page.keyboard.press('Control+z')
    await hands.drag([120, 60], [160, 60])
    await expect(page.getByRole('slider', { name: 'Tolerance' })).not.toHaveValue('24')
    const many = await percent()
    expect(many).toBeGreaterThan(few)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('m')
    await hands.drag([100, 50], [300, 150])
  })

  await test.step('painting only on empty pixels leaves the moving area', async () => {
    const before = await share.textContent()
    await page.getByRole('button', { name: 'Paint only on empty pixels' }).click()
    await page.keyboard.press('f')
    await page.keyboard.press('m')
    await hands.drag([50, 30], [400, 200])
    expect(await share.textContent()).toBe(before)
    await expect(areaRow(page, 'Frozen')).not.toContainText('empty')
  })
})

test('an area is grown with the canvas showing it first, and inverted', async () => {
  const { page, hands } = await openRocket()
  const share = areaRow(page, FIRST)
  await page.keyboard.press('m')
  await hands.drag([100, 50], [300, 150])
  await expect(share).toContainText(/7\.[2-4] %/)

  await areaMenu(page, FIRST, 'Grow…')
  const trial = page.getByRole('group', { name: 'Grow' })
  await expect(trial).toContainText('pixels more')
  await trial.getByRole('slider', { name: 'Grow' }).press('End')
  await expect(trial).toContainText('100 px')
  await expect.poll(async () => ORANGE_TINTED(await hands.colour([345, 104]))).toBe(true)
  await expect(share).toContainText(/7\.[2-4] %/)

  await page.keyboard.press('Escape')
  await expect(trial).toBeHidden()
  await expect.poll(async () => ORANGE_TINTED(await hands.colour([345, 104]))).toBe(false)

  await areaMenu(page, FIRST, 'Shrink…')
  // The menu gives the keys to what was chosen in it.
  await expect(page.getByRole('slider', { name: 'Shrink' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(share).toContainText(/6\.[3-5] %/)
  await page.keyboard.press('Control+z')
  await expect(share).toContainText(/7\.[2-4] %/)

  await areaMenu(page, FIRST, 'Invert')
  await expect(share).toContainText(/92\.[6-8] %/)
})
