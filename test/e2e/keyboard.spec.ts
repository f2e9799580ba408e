import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { closeAll, launch, newFolder, saveTo } from './support/app.ts'
import { areaRow, FIRST, openRocket, ROCKET } from './support/editor.ts'
import { expectFocus, listen, pressed, tabTo } from './support/keys.ts'

test.afterEach(closeAll)

test('from a photo to an exported clip by keys alone', async () => {
  const running = await launch({ args: [ROCKET] })
  const { page } = running
  const canvas = page.getByRole('region', { name: 'Canvas' }).getByRole('application')
  const row = areaRow(page, FIRST)
  await expect(row).toContainText('empty')

  await test.step('an area is added and removed again, and the focus stays near', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add moving area' }))
    await page.keyboard.press('Enter')
    await expect(areaRow(page, 'Moving area 2')).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'More for Moving area 2' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    const remove = page.getByRole('menuitem', { name: 'Remove area' })
    // A menu takes its keys a moment after it is seen.
    await expect(async () => {
      await page.keyboard.press('End')
      await expect(remove).toBeFocused({ timeout: 300 })
    }).toPass()
    await page.keyboard.press('Enter')
    await expect(areaRow(page, 'Moving area 2')).toBeHidden()
    await expectFocus(page)
    await expect(page.getByRole('list', { name: 'Areas' }).locator(':focus')).toHaveCount(1)
  })

  await test.step('the rocket is painted', async () => {
    await tabTo(page, canvas, 'Shift+Tab')
    await expect(page.getByText('Arrows move the cursor')).toBeVisible()
    await page.keyboard.press('Space')
    await pressed(page, 'Shift+ArrowDown', 3)
    await page.keyboard.press('Space')
    await expect(row).toContainText('%')
    await expect(page.getByText(/^Released at x \d+, y \d+, Moving area 1$/)).toBeAttached()
    await expect(page.getByText('Now draw where it goes')).toBeVisible()
  })

  await test.step('its path is drawn', async () => {
    await page.keyboard.press('p')
    // From point to point: Enter clicks the first one, Space the others, Enter ends it.
    await page.keyboard.press('Enter')
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('Shift+ArrowUp')
      await page.keyboard.press('Space')
    }
    await page.keyboard.press('Enter')
    await expect(row.getByLabel('has a path')).toBeVisible()
  })

  await test.step('a strip of the sky is frozen by a rectangle', async () => {
    await page.keyboard.press('f')
    await page.keyboard.press('m')
    await expect(page.getByText('Rectangle, Frozen', { exact: true })).toBeAttached()
    await pressed(page, 'Shift+ArrowUp', 3)
    await pressed(page, 'Shift+ArrowRight', 2)
    await page.keyboard.press('Space')
    await pressed(page, 'Shift+ArrowRight', 2)
    await pressed(page, 'Shift+ArrowDown', 2)
    await page.keyboard.press('Space')
    await expect(areaRow(page, 'Frozen')).toContainText('%')
  })

  await test.step('it is previewed, rendered and exported', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Preview motion' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('slider', { name: 'Time' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('slider', { name: 'Time' })).toBeHidden()
    await expectFocus(page)
    const said = await listen(page)
    await page.keyboard.press('Control+Enter')
    const take = page.getByRole('list', { name: 'Takes' }).getByRole('listitem').first()
    await expect.poll(said, { timeout: 40_000 }).toContain('Take 1: ready')
    expect((await said()).some((text) => /^Take 1: (25|50|75) %$/.test(text))).toBe(true)
    await tabTo(page, take)
    await page.keyboard.press('Enter')
    const clip = join(newFolder(), 'clip.mp4')
    await saveTo(running, clip)
    await tabTo(page, page.getByRole('button', { name: 'Export', exact: true }).first(), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Export…' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Exported clip.mp4').first()).toBeVisible()
    expect(statSync(clip).size).toBeGreaterThan(20_000)
    await expectFocus(page)
  })
})

test('a command is found by its words and done, and the focus goes back to where it was', async () => {
  const { page } = await openRocket()
  const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
  const commands = page.getByRole('dialog', { name: 'Commands' })
  const search = page.getByRole('combobox', { name: 'Search commands' })
  const preferences = page.getByRole('dialog', { name: 'Preferences' })
  /** Has an option of the list in hand, as arrows or the words do. */
  const find = async (text: string, option: string): Promise<void> => {
    await page.keyboard.press('Control+k')
    await expect(search).toBeFocused()
    await page.keyboard.type(text)
    await expect(commands.getByRole('option', { name: option })).toHaveAttribute('data-highlighted')
  }
  await prompt.focus()
  await find('moving add', 'Add moving area')
  await page.keyboard.press('Enter')
  await expect(areaRow(page, 'Moving area 2')).toBeVisible()
  await expect(commands).toBeHidden()
  await expect(prompt).toBeFocused()

  // What is not possible now is there, with its key, and does nothing.
  await find('redo', 'Redo Edit Ctrl+Shift+Z')
  await expect(commands.getByRole('group', { name: 'Not possible now' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(commands.getByRole('option', { name: 'Undo' })).toBeVisible()
  const [first, second] = [0, 1].map((index) => commands.getByRole('option').nth(index))
  await expect(first!).toHaveAttribute('data-highlighted')
  await page.keyboard.press('ArrowDown')
  await expect(second!).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Escape')
  await expect(commands).toBeHidden()
  await expect(prompt).toBeFocused()

  // One that opens a dialog of its own: from there the focus still finds back.
  await find('prefer', 'Preferences…')
  await page.keyboard.press('Enter')
  await expect(preferences).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(preferences).toBeHidden()
  await expect(prompt).toBeFocused()
})

test('Space means the hand over the canvas, and the brush while arrows have the cursor', async () => {
  const { page, hands } = await openRocket()
  const row = areaRow(page, FIRST)
  const announced = page.getByText(/^(Pressed|Released) at/)
  const { x, y } = await hands.at([200, 200])
  await page.mouse.click(x, y)
  await expect(row).toContainText('%')
  await page.keyboard.press('Control+z')

  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.locator('footer')).toContainText('201, 200')
  await page.keyboard.press('Space')
  await expect(announced).toHaveText('Pressed at x 201, y 200, not painted')
  // A stroke that is held by keys does not follow a pointer that is jostled, and Escape forgets it.
  await page.mouse.move(x + 200, y)
  await pressed(page, 'ArrowRight', 3)
  await expect(page.locator('footer')).toContainText('219, 200')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(row).toContainText('empty')

  await page.mouse.move(x, y)
  await page.keyboard.down('Space')
  await page.mouse.down()
  await page.mouse.move(x + 60, y)
  await page.mouse.up()
  await page.keyboard.up('Space')
  await expect(page.getByText('200, 200')).toBeVisible()
  await expect(row).toContainText('empty')

  await expect(page.getByText('Arrows move the cursor')).toBeHidden()

  // A shape from corner to corner goes by the same two keys: Space for each, Enter closes it.
  await page.keyboard.press('Shift+L')
  await page.keyboard.press('ArrowRight')
  for (const way of ['Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowLeft']) {
    await page.keyboard.press('Space')
    await page.keyboard.press(way)
  }
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(row).toContainText(/1\.[2-5] %/)
})

test('what assistive tools go by is there under its name', async () => {
  const { page } = await openRocket()
  const tools = page.getByRole('toolbar', { name: 'Tools' })
  for (const name of ['Brush', 'Eraser', 'Lasso', 'Polygon', 'Rectangle', 'Ellipse', 'Fill', 'Magic wand'])
    await expect(tools.getByRole('radio', { name, exact: true })).toBeVisible()
  for (const name of ['Motion path', 'Hand', 'Zoom'])
    await expect(tools.getByRole('radio', { name, exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Canvas' })).toBeVisible()
  const areas = page.getByRole('list', { name: 'Areas' }).getByRole('listitem')
  await expect(areas).toHaveCount(2)
  await expect(areaRow(page, 'Frozen')).toBeVisible()
  await expect(areaRow(page, FIRST)).toBeVisible()
  for (const name of ['Add moving area', 'Preview motion', 'Render'])
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Checks' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toBeVisible()
  await page.getByRole('combobox', { name: 'Render with' }).click()
  await page.getByRole('option', { name: 'CometAPI' }).click()
  await expect(page.getByRole('button', { name: 'Send to CometAPI' })).toBeVisible()
})
