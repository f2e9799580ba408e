import type { BrowserWindow } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { checkout, closeAll, launch } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'

/** Where the pictures go: the README's come from `UPDATE_DOCS=1 npm test -- e2e screenshots`. */
const FOLDER = join(checkout, process.env.UPDATE_DOCS === '1' ? 'docs' : 'test-results/screenshots')

test.afterEach(closeAll)
test.setTimeout(120_000)

/** Nothing that a person would have to scroll sideways to, and no control that lies outside the window. */
async function expectToFit(page: Page): Promise<void> {
  const outside = await page.evaluate(() => {
    const controls = [...document.querySelectorAll('button, input, textarea, [role=slider]')]
    const seen = controls.filter(
      (control) => control.checkVisibility() && !control.closest('.side, .take-list'),
    )
    return seen.flatMap((control) => {
      const { left, right, top, bottom } = control.getBoundingClientRect()
      const floor = control.closest('.tools')?.getBoundingClientRect().bottom ?? innerHeight
      const fits = left >= 0 && top >= 0 && right <= innerWidth + 0.5 && bottom <= floor + 0.5
      return fits ? [] : [control.outerHTML.slice(0, 120)]
    })
  })
  expect(outside).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
}

const SIZES = [
  [1280, 800],
  [1920, 1080],
] as const

test('every main state fits a small and a large window', async () => {
  mkdirSync(FOLDER, { recursive: true })
  const { app, page } = await launch()
  /** Takes a state's picture in each size; `settle` gives it time, and the pointer its place, in each anew. */
  const shoot = async (name: string, settle: () => Promise<void>): Promise<void> => {
    for (const size of SIZES) {
      const window = await app.browserWindow(page)
      await window.evaluate((it: BrowserWindow, [w, h]) => it.setContentSize(w, h), size)
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size[0])
      await settle()
      await expectToFit(page)
      if (size === SIZES[0]) await expectNoViolations(page, name)
      await page.screenshot({ path: join(FOLDER, `${name}-${size[0]}.png`) })
    }
  }
  const pause = (): Promise<void> => page.waitForTimeout(500)

  await expect(page.getByRole('button', { name: /Try the sample/ })).toBeVisible()
  await shoot('welcome', pause)

  await page.getByRole('button', { name: /Try the sample/ }).click()
  await expect(page.getByRole('list', { name: 'Checks' })).toContainText('Ready')
  await page.getByRole('radio', { name: 'Brush' }).click()
  await shoot('painting', async () => {
    const canvas = (await page.getByRole('region', { name: 'Canvas' }).boundingBox())!
    await page.mouse.move(canvas.x + canvas.width * 0.68, canvas.y + canvas.height * 0.4)
    await pause()
  })

  await page.getByRole('button', { name: 'Preview motion' }).click()
  await expect(page.getByRole('slider', { name: 'Time' })).toBeVisible()
  await page.waitForTimeout(3000)
  await shoot('playing', pause)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Render', exact: true }).click()
  await page.getByRole('button', { name: 'Watch Take 1' }).click({ timeout: 90_000 })
  await page.waitForTimeout(2500)
  await shoot('take', pause)

  await page.getByRole('button', { name: 'Show areas and paths' }).click()
  await page.getByRole('button', { name: 'Measure the frozen area' }).click()
  await expect(page.getByRole('group', { name: 'Frozen area' }).getByRole('status')).toBeVisible({
    timeout: 60_000,
  })
  await shoot('measured', pause)

  await page.getByRole('button', { name: 'Compare Take 1 with…' }).first().click()
  await page.getByRole('menuitem', { name: 'Local preview' }).click()
  await expect(page.getByRole('img', { name: /^Local preview/ })).toBeVisible()
  await page.waitForTimeout(3000)
  await shoot('compare', pause)
  await page.getByRole('radio', { name: 'Wipe' }).click()
  await shoot('wipe', pause)
})
