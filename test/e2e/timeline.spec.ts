import { expect, test } from 'playwright/test'
import { closeAll } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { areaMenu, FIRST, openRocket, paintAndDraw } from './support/editor.ts'

test.afterEach(closeAll)

test('what an area does is set on the timeline and in numbers, shows at once, and is undone step by step', async () => {
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  const undo = page.getByRole('button', { name: 'Undo' })
  await page.getByRole('button', { name: 'Preview motion' }).click()
  const timeline = page.getByRole('region', { name: 'Timeline' })
  const end = timeline.getByRole('slider', { name: `End of ${FIRST}` })
  const bar = timeline.getByRole('slider', { name: `When ${FIRST} moves` })
  await timeline.getByRole('button', { name: 'Pause' }).click()

  await test.step('a bar’s end is dragged, as one step, and goes by keys', async () => {
    const box = (await bar.boundingBox())!
    const y = box.y + box.height / 2
    await page.mouse.move(box.x + box.width, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.7, y, { steps: 4 })
    await page.mouse.move(box.x + box.width * 0.603, y, { steps: 2 })
    await page.mouse.up()
    await expect(end).toHaveAttribute('aria-valuetext', '3 seconds')
    await undo.click()
    await expect(end).toHaveAttribute('aria-valuetext', '5 seconds')
    await page.keyboard.press('Control+Shift+z')
    await bar.press('ArrowRight')
    await expect(bar).toHaveAttribute('aria-valuetext', 'from 0.1 to 3.1 seconds')
    await bar.press('Shift+ArrowLeft')
    await expect(bar).toHaveAttribute('aria-valuetext', 'from 0.1 to 3 seconds')
    await end.press('End')
    await expect(bar).toHaveAttribute('aria-valuetext', 'from 0.1 to 5 seconds')

    // Esc in its middle takes a drag back, and not what the keys did before.
    await bar.press('Shift+ArrowLeft')
    await expect(bar).toHaveAttribute('aria-valuetext', 'from 0.1 to 4.9 seconds')
    await page.mouse.move(box.x + box.width * 0.5, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.3, y, { steps: 4 })
    await expect(bar).not.toHaveAttribute('aria-valuetext', 'from 0.1 to 4.9 seconds')
    await page.keyboard.press('Escape')
    await page.mouse.move(box.x + box.width * 0.4, y)
    await page.mouse.up()
    await expect(bar).toHaveAttribute('aria-valuetext', 'from 0.1 to 4.9 seconds')
    await bar.press('Shift+ArrowRight')
    await expect(bar).toHaveAttribute('aria-valuetext', 'from 0.1 to 5 seconds')
  })

  // A place in the sky above the nose, where the rocket comes by at the end of its way.
  const sky = async (): Promise<number> => (await hands.colour([322, 90]))[0]
  await test.step('frames are stepped through to the last, where the area has come to its end', async () => {
    await hands.canvas.getByRole('application').focus()
    await page.keyboard.press('Home')
    await expect(timeline).toContainText('frame 1 of 150')
    await page.keyboard.press('.')
    await page.keyboard.press('.')
    await page.keyboard.press(',')
    await expect(timeline).toContainText('frame 2 of 150')
    const before = await sky()
    await page.keyboard.press('End')
    await expect(timeline).toContainText('frame 150 of 150')
    await expect.poll(sky).toBeGreaterThan(before + 40)
  })

  await test.step('a wait, a turn and a sway show in the picture that stands still', async () => {
    const there = await sky()
    const turn = page.getByRole('textbox', { name: /^Turn at the end/ })
    await turn.fill('90')
    await turn.press('Enter')
    await expect.poll(sky).toBeLessThan(there - 40)
    await page.getByRole('checkbox', { name: 'Sways to and fro' }).check()
    const sides = page.getByRole('textbox', { name: /^Sway to each side/ })
    // What is written is a step each time, and a run of arrow keys is one.
    for (const px of ['15', '20']) {
      await sides.fill(px)
      await page.keyboard.press('Enter')
    }
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowUp')
    await expect(sides).toHaveValue('23')
    // The field that was written in has the keys still, but nothing of its own to undo.
    for (const px of ['20', '15', '6']) {
      await page.keyboard.press('Control+z')
      await expect(sides).toHaveValue(px)
    }
    await undo.click()
    await expect(page.getByRole('checkbox', { name: 'Sways to and fro' })).not.toBeChecked()
    await undo.click()
    await expect.poll(sky).toBeGreaterThan(there - 10)
  })

  await test.step('a screen reader finds nothing wrong with all of it open, in dark and in light', async () => {
    await page.getByRole('checkbox', { name: 'Sways to and fro' }).check()
    await page.getByRole('checkbox', { name: 'The view moves' }).check()
    await expect(page.getByRole('combobox', { name: 'Speed of the camera' })).toBeInViewport()
    const zoom = page.getByRole('textbox', { name: /^How near at the end/ })
    const tilt = page.getByRole('textbox', { name: /^Tilt at the end/ })
    await zoom.press('ArrowUp')
    await tilt.press('ArrowUp')
    await expect(tilt).toHaveValue('1')
    await undo.click()
    await expect(tilt).toHaveValue('0')
    await expect(zoom).toHaveValue('1.3')
    for (const theme of ['dark', 'light']) {
      await page.evaluate((name) => void (document.documentElement.dataset.theme = name), theme)
      await expectNoViolations(page, theme)
    }
  })

  await test.step('closed it leaves time and frame over the canvas, and areas change their order', async () => {
    await page.keyboard.press('t')
    await expect(timeline).toBeHidden()
    await expect(page.getByRole('group', { name: 'Preview' })).toContainText('frame 150 of 150')
    await page.keyboard.press('n')
    await areaMenu(page, 'Moving area 2', 'Bring forward')
    const rows = page.getByRole('list', { name: 'Areas' }).getByRole('listitem')
    await expect(rows).toContainText(['Frozen', 'Moving area 2', FIRST])
  })
})
