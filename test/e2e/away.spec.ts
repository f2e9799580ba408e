import { spawn } from 'node:child_process'
import { expect, test, type Page } from 'playwright/test'
import { FAKE_KEY, startFakeService, type FakeService } from '../support/fakeService/server.ts'
import {
  closeAll,
  electronArguments,
  electronPath,
  environment,
  launch,
  newFolder,
  pressClose,
} from './support/app.ts'
import { openRocket, paintAndDraw, renderAt } from './support/editor.ts'
import { agree, chooseService, giveKey, send, takesOnDisk } from './support/service.ts'

let service: FakeService

test.afterEach(async () => {
  await closeAll()
  await service.close()
})

async function sendTakes(page: Page, count = 1): Promise<void> {
  await chooseService(page, service.baseUrl)
  if (count > 1) {
    await page.getByRole('combobox', { name: 'How many takes' }).click()
    await page.getByRole('option', { name: `×${count}` }).click()
  }
  await send(page)
  await giveKey(page, FAKE_KEY, true)
  await agree(page)
}

test('closing says what goes on at the service and until when; at the next start the clips are told of', async () => {
  test.setTimeout(120_000)
  service = await startFakeService({ pace: { ms: 8000 } })
  const userData = newFolder()
  const first = await openRocket({ userData })
  await paintAndDraw(first.page, first.hands)
  await sendTakes(first.page, 2)
  await expect.poll(() => service.tasks.length, { timeout: 20_000 }).toBe(2)
  const atService = () => takesOnDisk(userData).filter(({ state }) => /accepted|processing/.test(state))
  await expect.poll(() => atService().length).toBe(2)
  await pressClose(first)
  // The project is new, and comes first.
  await first.page.getByRole('button', { name: 'Don’t save' }).click()
  const question = first.page.getByRole('dialog', { name: 'Takes are still on their way' })
  await expect(question).toContainText(
    '2 takes go on at the service and are fetched at the next start. The service deletes their clips after 30 days.',
  )
  await expect(question).not.toContainText('stop')
  const ended = new Promise((done) => first.app.process().once('exit', done))
  // The page may be gone before the click has heard of its own end.
  await question
    .getByRole('button', { name: 'Close' })
    .click()
    .catch(() => undefined)
  await ended
  await new Promise((resolve) => setTimeout(resolve, 8000))

  const { page } = await launch({ userData })
  await expect(page.getByText('2 clips finished while you were away')).toBeVisible({ timeout: 30_000 })
  expect(takesOnDisk(userData).map(({ state }) => state)).toEqual(['ready', 'ready'])
  expect(service.tasks).toHaveLength(2)
})

test('what this computer makes is told apart from what goes on, and a take that finishes leaves the question', async () => {
  // Longer than it takes to get to the question.
  service = await startFakeService({ pace: { ms: 15_000 } })
  const running = await openRocket()
  const { page, hands } = running
  await paintAndDraw(page, hands)
  await sendTakes(page)
  await expect.poll(() => service.tasks.length, { timeout: 20_000 }).toBe(1)
  await page.getByRole('combobox', { name: 'Render with' }).click()
  await page.getByRole('option', { name: 'This computer (free)' }).click()
  await renderAt(page, '1080p')
  await page.getByRole('button', { name: 'Render', exact: true }).click()
  await expect(page.getByRole('progressbar', { name: /Take 2/ })).toBeVisible()
  await pressClose(running)
  await page.getByRole('button', { name: 'Don’t save' }).click()
  const question = page.getByRole('dialog', { name: 'A clip is still being made' })
  await expect(question).toContainText('One clip that this computer is making stops.')
  await expect(question).toContainText('One take goes on at the service')
  await question.getByRole('button', { name: 'Wait for it' }).click()
  await expect(page.getByRole('button', { name: /^Watch Take/ })).toHaveCount(2, { timeout: 55_000 })
})

test('a take that finishes out of sight is told by the system; its click shows it. The task bar shows what runs', async () => {
  service = await startFakeService({ pace: { queries: 1 } })
  const { app, page, hands } = await openRocket()
  await app.evaluate(({ Notification, BrowserWindow }) => {
    const told = { notifications: [] as unknown[], bar: [] as number[] }
    Object.assign(globalThis, { told })
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: Electron.Notification) {
      told.notifications.push(this)
    }
    const [window] = BrowserWindow.getAllWindows()
    if (!window) return
    window.setProgressBar = (progress) => void told.bar.push(progress)
    // Nobody looks at it.
    window.isFocused = () => false
  })
  await paintAndDraw(page, hands)
  await sendTakes(page)
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeVisible({ timeout: 50_000 })
  const told = await app.evaluate(() => {
    const { told: kept } = globalThis as unknown as {
      told: { notifications: Electron.Notification[]; bar: number[] }
    }
    const [first] = kept.notifications
    const texts = kept.notifications.map(({ title, body }) => [title, body])
    first?.emit('click')
    return { texts, bar: kept.bar }
  })
  expect(told.texts).toEqual([['Clip from Custom service is ready', 'rocket']])
  // Without an end while the service is at work, and nothing after.
  expect(told.bar).toEqual([2, -1])
  await expect(page.getByRole('region', { name: 'Clip player' })).toBeVisible()

  await test.step('its click shows it with no project open too, with its service chosen', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('menu:chosen', { action: 'file.close' })
    })
    await page.getByRole('button', { name: 'Don’t save' }).click()
    await expect(page.getByRole('button', { name: 'Open a photo' })).toBeVisible()
    await app.evaluate(() => {
      const { told: kept } = globalThis as unknown as { told: { notifications: Electron.Notification[] } }
      kept.notifications[0]?.emit('click')
    })
    await expect(page.getByRole('region', { name: 'Clip player' })).toContainText('Take 1 · Custom service')
    await expect(page.getByRole('combobox', { name: 'Render with' })).toContainText('Custom service')
  })

  await page.getByRole('combobox', { name: 'Render with' }).click()
  await page.getByRole('option', { name: 'This computer (free)' }).click()
  await page.getByRole('button', { name: 'Render', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Watch Take 2' })).toBeVisible({ timeout: 50_000 })
  const bar = await app.evaluate(() =>
    (globalThis as unknown as { told: { bar: number[] } }).told.bar.slice(2),
  )
  expect(bar.slice(0, -1).every((share) => share >= 0 && share <= 1)).toBe(true)
  expect(bar.some((share) => share > 0)).toBe(true)
  expect(bar.at(-1)).toBe(-1)
})

test('a second start brings the first window to the front, and sends nothing of its own', async () => {
  service = await startFakeService()
  const { app, userData } = await openRocket()
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.minimize()
    const focused = { count: 0 }
    Object.assign(globalThis, { focused })
    if (window) window.focus = () => (focused.count += 1)
  })
  const second = spawn(electronPath(), [...electronArguments], {
    env: environment(userData),
    stdio: 'ignore',
  })
  const code = await new Promise((done) => second.once('exit', done))
  expect(code).toBe(0)
  const seen = await app.evaluate(({ BrowserWindow }) => ({
    windows: BrowserWindow.getAllWindows().length,
    focused: (globalThis as unknown as { focused: { count: number } }).focused.count,
  }))
  expect(seen).toEqual({ windows: 1, focused: 1 })
})
