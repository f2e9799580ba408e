import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { chooseFile, closeAll, newFolder } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { areaMenu, areaRow, enterItem, FIRST, openRocket, paintAndDraw } from './support/editor.ts'
import { expectFocus, tabTo } from './support/keys.ts'

test.afterEach(closeAll)

const toLight = (page: Page): Promise<void> =>
  page.evaluate(() => void (document.documentElement.dataset.theme = 'light'))

test('axe finds nothing wrong in the editor, its open menus, lists and dialogs, in dark and in light', async () => {
  const running = await openRocket()
  const { page, hands } = running
  const check = async (state: string): Promise<void> => {
    await expectNoViolations(page, state)
  }
  await paintAndDraw(page, hands)
  await areaRow(page, FIRST).getByText(FIRST).dblclick()
  await page.keyboard.type('Rocket')
  await page.keyboard.press('Enter')
  for (const theme of ['dark', 'light']) {
    if (theme === 'light') await toLight(page)
    await page.keyboard.press('b')
    await hands.canvas.getByRole('application').focus()
    await page.keyboard.press('ArrowLeft')
    await check(`${theme}: painting by keys`)
    // Colours are all that differs in light.
    for (const name of theme === 'dark' ? ['Menu', 'More for Rocket', 'Brush options'] : ['Menu']) {
      await page.getByRole('button', { name, exact: true }).click()
      await check(`${theme}: ${name}`)
      await page.keyboard.press('Escape')
    }
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused()
    await check(`${theme}: commands`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden()
    await page.keyboard.press('Control+,')
    await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeVisible()
    await check(`${theme}: preferences`)
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('p')
  await page.getByRole('button', { name: 'More for the path' }).click()
  await check('with a path')
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Render with' }).click()
  await expect(page.getByRole('option', { name: 'CometAPI' })).toBeVisible()
  await check('engines')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option', { name: 'CometAPI' })).toBeHidden()
  const notes = join(newFolder(), 'notes.jpg')
  writeFileSync(notes, 'not a photo')
  await chooseFile(running, notes)
  await page.keyboard.press('Control+o')
  await expect(page.getByRole('button', { name: 'Dismiss' })).toBeVisible()
  await areaMenu(page, 'Rocket', 'Grow…')
  await check('a message, and a shape being changed')
})

test('no action loses the focus, and a message’s button is reached by Tab', async () => {
  const { page } = await openRocket()
  const menu = page.getByRole('button', { name: 'Menu', exact: true })
  const open = async (item: string): Promise<void> => {
    await menu.focus()
    await page.keyboard.press('Enter')
    await enterItem(page, item)
  }
  await open('Preferences…')
  await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeHidden()
  await expect(menu).toBeFocused()

  // The last step of undo switches its own button off.
  await page.getByRole('button', { name: `Lock ${FIRST}` }).press('Enter')
  const undo = page.getByRole('button', { name: 'Undo' })
  await undo.press('Enter')
  await expect(undo).toBeDisabled()
  await expect(undo).toBeFocused()

  await page.getByRole('button', { name: `More for ${FIRST}` }).press('Enter')
  await enterItem(page, 'Remove area')
  await expect(areaRow(page, FIRST)).toBeHidden()
  await expectFocus(page)

  await open('About Kinebrush')
  await expect(page.getByRole('button', { name: 'Dismiss' })).toBeVisible()
  await page.keyboard.press('F6')
  await tabTo(page, page.getByRole('button', { name: 'Dismiss' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Dismiss' })).toBeHidden()
  await expectFocus(page)

  await open('Close project')
  const discard = page.getByRole('button', { name: 'Don’t save' })
  await discard.press('Enter')
  await expect(page.getByRole('button', { name: 'Open a photo or project…' })).toBeVisible()
  await expectFocus(page)
})

test('at 200 % in a window of 1280 × 800 every control can be scrolled to, and no figure of an area is cut off', async () => {
  const { app, page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1280, 800)
    window?.webContents.setZoomFactor(2)
  })
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(640)
  const unreachable = await page.evaluate(() => {
    const controls = [...document.querySelectorAll('button, input, textarea, [role=slider]')]
    return controls
      .filter((control) => control.checkVisibility())
      .flatMap((control) => {
        control.scrollIntoView({ block: 'nearest' })
        const { left, right, top, bottom } = control.getBoundingClientRect()
        const fits = left >= 0 && top >= 0 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5
        return fits ? [] : [control.outerHTML.slice(0, 120)]
      })
  })
  expect(unreachable).toEqual([])
  const cutOff = await page
    .getByRole('region', { name: 'Areas' })
    .locator('.area-facts > *, .areas-foot > *, .tint > *')
    .evaluateAll((parts) => {
      const panel = parts[0]?.closest('section')?.getBoundingClientRect().right ?? 0
      return parts.filter((part) => part.getBoundingClientRect().right > panel).map((part) => part.outerHTML)
    })
  expect(cutOff).toEqual([])
  const canvas = (await hands.canvas.boundingBox())!
  expect(canvas.width).toBeGreaterThan(300)
  expect(canvas.height).toBeGreaterThan(200)
  await expectNoViolations(page)

  await test.step('a menu that is longer than the window scrolls', async () => {
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    const last = page.getByRole('menuitem', { name: 'About Kinebrush' })
    await expect(last).not.toBeInViewport()
    // A menu takes its keys a moment after it is seen.
    await expect(async () => {
      await page.keyboard.press('End')
      await expect(last).toBeInViewport({ ratio: 0.99, timeout: 300 })
    }).toPass()
    await expectNoViolations(page)
  })
})
