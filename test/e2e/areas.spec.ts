import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import sharp from 'sharp'
import { chooseFile, closeAll, saveTo } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { areaMenu, areaRow, FIRST, openRocket, ROCKET_SIZE, type Hands } from './support/editor.ts'

const folder = mkdtempSync(join(tmpdir(), 'kinebrush-areas-'))
test.afterEach(closeAll)
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SECOND = 'Moving area 2'

/** The first area with a way to the right, and the second one left of it. */
async function paintTwo(page: Page, hands: Hands): Promise<void> {
  await page.keyboard.press('m')
  await hands.drag([200, 150], [300, 250])
  await page.keyboard.press('p')
  await hands.drag([250, 200], [400, 200])
  await page.keyboard.press('n')
  await page.keyboard.press('m')
  await hands.drag([60, 60], [160, 160])
}

/** Whether the first area's tint is seen: the sky is blue, and so is the second one's. */
const isTinted = async (hands: Hands): Promise<boolean> => {
  const [red, , blue] = await hands.colour([215, 235])
  return red > blue + 30
}

test('steps of the history are gone to, the rest is frozen, and what is painted over says so', async () => {
  const { page, hands } = await openRocket()
  await paintTwo(page, hands)

  await test.step('any step by a click or the arrow keys', async () => {
    await page.getByRole('button', { name: 'History' }).click()
    const steps = page.getByRole('listbox', { name: 'History' })
    await expect(steps.getByRole('option')).toHaveText([
      'As it was opened',
      `Rectangle on ${FIRST}`,
      `Path of ${FIRST} drawn`,
      `${SECOND} added`,
      `Rectangle on ${SECOND}`,
    ])
    await expect(page.getByText(/^4 steps, \d+ KB$/)).toBeVisible()
    await expectNoViolations(page)
    await steps.getByRole('option', { name: `Rectangle on ${FIRST}` }).click()
    await expect(areaRow(page, SECOND)).toBeHidden()
    await expect(steps.getByRole('option', { name: `${SECOND} added (undone)` })).toBeVisible()
    await steps.press('End')
    await expect(areaRow(page, SECOND)).toContainText(/3\.[67] %/)
    await steps.press('ArrowUp')
    await expect(areaRow(page, SECOND)).toContainText('empty')
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('y')
    await expect(steps).toBeHidden()
  })

  await test.step('one area is shown alone, and the plain photo while a key is held', async () => {
    await expect.poll(() => isTinted(hands)).toBe(true)
    await page.getByRole('button', { name: `Hide ${SECOND}` }).click({ modifiers: ['Alt'] })
    await expect.poll(() => isTinted(hands)).toBe(false)
    await page.keyboard.press('2')
    await page.keyboard.press('i')
    await expect.poll(() => isTinted(hands)).toBe(true)
    await page.keyboard.down('Backquote')
    await expect.poll(() => isTinted(hands)).toBe(false)
    await page.keyboard.up('Backquote')
    await expect.poll(() => isTinted(hands)).toBe(true)
  })

  await test.step('Tab shows the plain photo to who has just painted, and moves the focus on for who came by keys', async () => {
    await hands.canvas.click({ position: { x: 5, y: 5 } })
    await page.keyboard.down('Tab')
    await expect.poll(() => isTinted(hands)).toBe(false)
    await page.keyboard.up('Tab')
    await expect.poll(() => isTinted(hands)).toBe(true)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await expect(hands.canvas.getByRole('application')).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(hands.canvas.getByRole('application')).not.toBeFocused()
  })

  await test.step('an area that is left out keeps its pixels and has no corridor', async () => {
    await page.getByRole('switch', { name: `Sent: ${SECOND}` }).click()
    await expect(areaRow(page, SECOND)).toContainText('Left out')
    await page.keyboard.press('Shift+F')
    const trial = page.getByRole('group', { name: 'Freeze everything else' })
    await expect(trial).toContainText('pixels more')
    await page.keyboard.press('Enter')
    await expect(trial).toBeHidden()
    // All but the two squares, and the way of the first with its room: 266 by 116 pixels with round corners.
    await expect(areaRow(page, 'Frozen')).toContainText(/85\.1 %/)
    await expect(areaRow(page, SECOND)).toContainText(/3\.[67] %/)
  })

  await test.step('painting over the last of an area is said, and can be taken back there', async () => {
    await page.keyboard.press('f')
    await hands.drag([50, 50], [180, 180])
    const notice = page.getByText(`${SECOND} was painted over by the frozen area`)
    await expect(notice.first()).toBeVisible()
    await page.getByRole('switch', { name: `Sent: ${SECOND}` }).click()
    await expect(page.getByRole('list', { name: 'Checks' })).toContainText(
      'was painted over by the frozen area',
    )
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(areaRow(page, SECOND)).toContainText(/3\.[67] %/)
  })
})

test('a soft mask is cut where the slider says, pixels are given on, and masks are exported', async () => {
  const running = await openRocket()
  const { app, page } = running
  const { width, height } = ROCKET_SIZE
  const ramp = Uint8Array.from({ length: width * height }, (_, i) => Math.round((255 * (i % width)) / width))
  const soft = join(folder, 'soft.png')
  await sharp(ramp, { raw: { width, height, channels: 1 } }).toFile(soft)

  await chooseFile(running, soft)
  await areaMenu(page, FIRST, 'Import mask…')
  const trial = page.getByRole('group', { name: 'Import mask' })
  await expect(trial).toContainText('from 128 of 255')
  const half = Number(/([\d,]+) pixels more/.exec((await trial.textContent()) ?? '')?.[1]?.replace(',', ''))
  expect(half / (width * height)).toBeCloseTo(0.5, 1)
  await trial.getByRole('slider').press('End')
  await expect(trial).toContainText('from 255 of 255')
  await trial.getByRole('slider').press('Home')
  await trial.getByRole('slider').press('PageUp')
  await trial.getByRole('button', { name: 'Apply' }).click()
  const share = Number(/([\d.]+) %/.exec((await areaRow(page, FIRST).textContent()) ?? '')?.[1])
  expect(share).toBeGreaterThan(90)
  expect(share).toBeLessThan(100)

  await page.getByRole('button', { name: 'Add moving area' }).click()
  await areaMenu(page, FIRST, 'Give pixels to…')
  await page.getByRole('group', { name: 'Give pixels to' }).getByRole('button', { name: 'Apply' }).click()
  await expect(areaRow(page, FIRST)).toContainText('empty')
  await expect(areaRow(page, SECOND)).toContainText(`${share} %`)

  const file = join(folder, 'second.png')
  await saveTo(running, file)
  await areaMenu(page, SECOND, 'Export mask…')
  await expect(page.getByText('Saved second.png')).toBeVisible()
  expect(await sharp(file).metadata()).toMatchObject({ width, height, channels: 1, depth: 'uchar' })
  const data = await sharp(file).toColourspace('b-w').raw().toBuffer()
  expect(new Set(data)).toEqual(new Set([0, 255]))
  expect((100 * data.filter((level) => level === 255).length) / data.length).toBeCloseTo(share, 1)

  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, folder)
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Export all masks…' }).click()
  await expect(page.getByText('Saved 1 mask in rocket masks')).toBeVisible()
  expect(readdirSync(join(folder, 'rocket masks'))).toEqual(['dynamic-2.png'])
})
