import { expect, test, type Page } from 'playwright/test'
import { closeAll } from './support/app.ts'
import { areaRow, FIRST, openRocket, shareOf, type Hands, type Place } from './support/editor.ts'

test.afterEach(closeAll)

const zoomOf = async (page: Page): Promise<number> =>
  Number.parseFloat((await page.locator('footer button').first().textContent()) ?? '')

test('a fast stroke is as round as the hand was, and each area keeps its brush', async () => {
  const { page, hands } = await openRocket()
  const start = await hands.at([200, 100])
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  // One event of a frame, with all the places between: a half circle to the right and down.
  const arc: Place[] = Array.from({ length: 40 }, (_, i) => {
    const angle = -Math.PI / 2 + (Math.PI * (i + 1)) / 40
    return [200 + 100 * Math.cos(angle), 200 + 100 * Math.sin(angle)]
  })
  const places = []
  for (const place of arc) places.push(await hands.at(place))
  await hands.canvas.getByRole('application').evaluate((element, samples) => {
    const event = ({ x, y }: { x: number; y: number }, more: PointerEventInit = {}): PointerEvent =>
      new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true, pointerId: 1, ...more })
    const last = samples.at(-1)!
    element.dispatchEvent(event(last, { coalescedEvents: samples.map((sample) => event(sample)) }))
  }, places)
  await page.mouse.up()
  const isPainted = async (place: Place): Promise<boolean> => {
    const [red, , blue] = await hands.colour(place)
    return red > blue + 25
  }
  await expect.poll(() => isPainted([296, 200])).toBe(true)
  await expect.poll(() => isPainted([205, 200])).toBe(false)
  await expect(areaRow(page, FIRST)).toContainText(/4\.[0-9] %/)

  const brush = page.getByText(/^Brush \d+ px$/)
  await expect(brush).toHaveText('Brush 34 px')
  await page.keyboard.press('f')
  await page.keyboard.press(']')
  await expect(brush).toHaveText('Brush 41 px')
  await page.keyboard.press('1')
  await expect(brush).toHaveText('Brush 34 px')
  await page.keyboard.press('f')
  await expect(brush).toHaveText('Brush 41 px')
})

test('the stabiliser pulls the brush behind the hand and cuts its corners, also at the next start', async () => {
  const { page, hands } = await openRocket()
  await hands.drag([200, 100], [400, 100], [400, 200])
  await expect(areaRow(page, FIRST)).toContainText('%')
  const plain = await shareOf(page, FIRST)
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'Brush options' }).click()
  await page.getByRole('slider', { name: 'Stabiliser' }).press('End')
  await page.getByRole('spinbutton', { name: 'Brush size' }).fill('20')
  await expect(page.getByText('Brush 20 px')).toBeVisible()
  await page.getByRole('spinbutton', { name: 'Brush size' }).fill('34')
  await page.keyboard.press('Escape')
  await hands.drag([200, 100], [400, 100], [400, 200])
  await expect(areaRow(page, FIRST)).toContainText('%')
  expect(Number.parseFloat(await shareOf(page, FIRST))).toBeLessThan(Number.parseFloat(plain) - 0.3)
  // It is the same at the next start: a habit of the hand, not of the project.
  await page.reload()
  await page.getByRole('button', { name: /Try the sample/ }).click()
  await page.getByRole('button', { name: 'Brush options' }).click()
  await expect(page.getByRole('slider', { name: 'Stabiliser' })).toHaveValue('100')
})

/** A straight stroke of a pen that is pressed so hard. */
async function drawByPen(hands: Hands, pressure: number): Promise<void> {
  const places = [await hands.at([200, 200]), await hands.at([400, 200])]
  await hands.canvas.getByRole('application').evaluate(
    (element, { ends, force }) => {
      // The mouse's id: a pointer that is not there cannot be captured.
      const pen = { pointerId: 1, pointerType: 'pen', pressure: force, bubbles: true }
      const [from, to] = ends.map(({ x, y }) => ({ ...pen, clientX: x, clientY: y }))
      element.dispatchEvent(new PointerEvent('pointerdown', from))
      element.dispatchEvent(new PointerEvent('pointermove', to))
      element.dispatchEvent(new PointerEvent('pointerup', to))
    },
    { ends: places, force: pressure },
  )
}

test('a pen paints as thick as it is pressed, until that is switched off', async () => {
  const { page, hands } = await openRocket()
  const shareAt = async (pressure: number): Promise<number> => {
    await drawByPen(hands, pressure)
    await expect(areaRow(page, FIRST)).toContainText('%')
    const share = Number.parseFloat(await shareOf(page, FIRST))
    await page.keyboard.press('Control+z')
    await expect(areaRow(page, FIRST)).toContainText('empty')
    return share
  }
  const full = await shareAt(1)
  expect(await shareAt(0.25)).toBeCloseTo(full / 4, 0)
  await page.getByRole('button', { name: 'Brush options' }).click()
  await page.getByRole('checkbox', { name: 'A pen pressed less paints thinner' }).uncheck()
  await page.keyboard.press('Escape')
  expect(await shareAt(0.25)).toBe(full)
})

test('the zoom tool comes nearer by a click, steps back with Alt, and shows a box', async () => {
  const { page, hands } = await openRocket()
  const fitted = await zoomOf(page)
  await page.keyboard.press('z')
  await expect(page.getByRole('radio', { name: 'Zoom' })).toBeChecked()
  const { x, y } = await hands.at([320, 200])
  await page.mouse.click(x, y)
  await expect.poll(() => zoomOf(page)).toBe(2 * fitted)
  await expect(page.getByText('320, 200')).toBeVisible()
  await page.keyboard.down('Alt')
  await page.mouse.click(x, y)
  await page.keyboard.up('Alt')
  await expect.poll(() => zoomOf(page)).toBe(fitted)
  await hands.drag([100, 100], [260, 180])
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(3.5 * fitted)
  await page.mouse.dblclick(x, y)
  await expect.poll(() => zoomOf(page)).toBe(fitted)
  await expect(areaRow(page, FIRST)).toContainText('empty')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

test('the wheel scrolls where the person likes it so, goes sideways with Shift, and zooms with Ctrl', async () => {
  const { page, hands } = await openRocket()
  const fitted = await zoomOf(page)
  await page.keyboard.press('Control+,')
  await page.getByRole('radio', { name: /^Scroll/ }).check()
  await page.getByRole('button', { name: 'Close' }).click()
  const { x, y } = await hands.at([320, 200])
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, 100)
  await page.mouse.move(x, y - 100)
  await expect(page.getByText('320, 200')).toBeVisible()
  await page.keyboard.down('Shift')
  await page.mouse.wheel(0, 60)
  await page.keyboard.up('Shift')
  await page.mouse.move(x - 60, y - 100)
  await expect(page.getByText('320, 200')).toBeVisible()
  expect(await zoomOf(page)).toBe(fitted)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(fitted)
  await page.mouse.move(x, y)
  await page.mouse.move(x - 60, y - 100)
  await expect(page.getByText('320, 200')).toBeVisible()
})
