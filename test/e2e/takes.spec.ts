import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test, type Locator, type Page } from 'playwright/test'
import sharp from 'sharp'
import { addressOf, preparedTake, UNSEEN_SPEC } from '../../src-main/takes/service/orders.ts'
import { openTakeStore } from '../../src-main/takes/takeStore.ts'
import { KLING } from '../../src-shared/service/profiles.ts'
import { FAKE_KEY, startFakeService } from '../support/fakeService/server.ts'
import { chooseFile, closeAll, launch, newFolder, saveTo, type RunningApp } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { areaRow, renderAt, shareOf } from './support/editor.ts'

test.afterEach(closeAll)
test.setTimeout(180_000)

const takeList = (page: Page): Locator => page.getByRole('list', { name: 'Takes' })
const takeCard = (page: Page, name: string): Locator =>
  takeList(page).getByRole('listitem', { name: new RegExp(`^${name} ·`) })

async function choose(page: Page, take: string, item: string): Promise<void> {
  await takeCard(page, take).hover()
  await page.getByRole('button', { name: `More for ${take}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function render(page: Page, take: string): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: `Watch ${take}` })).toBeVisible({ timeout: 90_000 })
}

/** The app with the sample and a first take of it. */
async function withTake(): Promise<RunningApp> {
  const running = await launch()
  await running.page.getByRole('button', { name: /Try the sample/ }).click()
  await expect(areaRow(running.page, 'Rocket')).toBeVisible()
  await render(running.page, 'Take 1')
  return running
}

const foldersIn = (userData: string): string[] =>
  readdirSync(join(userData, 'takes')).filter((name) => !name.startsWith('.'))

test('a take is named, rated and noted by keys, found again after a restart, gone back to and deleted', async () => {
  const running = await withTake()
  const { page, userData } = running
  const painted = await shareOf(page, 'Rocket')

  await test.step('its thumbnail is a frame of its clip', async () => {
    const picture = page.getByRole('button', { name: 'Watch Take 1' }).locator('img')
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
    const [id = ''] = foldersIn(userData)
    await expect.poll(() => existsSync(join(userData, 'takes', id, 'thumbnail.jpg'))).toBe(true)
  })

  await test.step('the settings change and a second take is made', async () => {
    await page.getByRole('button', { name: 'More for Rocket' }).click()
    await page.getByRole('menuitem', { name: 'Clear painting' }).click()
    await expect(areaRow(page, 'Rocket')).toContainText('empty')
    await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('something else')
    await takeCard(page, 'Take 1').focus()
  })

  await test.step('it is named, rated and noted without the mouse', async () => {
    await page.keyboard.press('F2')
    await page.keyboard.type('Best so far')
    await page.keyboard.press('Enter')
    const card = takeCard(page, 'Best so far')
    await expect(card).toBeFocused()
    await page.keyboard.press('4')
    await expect(card.getByRole('img', { name: '4 stars' })).toBeVisible()
    await page.keyboard.press('ContextMenu')
    await page.getByRole('menuitem', { name: 'Details and note…' }).press('Enter')
    const details = page.getByRole('dialog', { name: 'Best so far' })
    await details.getByRole('textbox', { name: 'Note' }).fill('The tower trembles')
    await expect(details).toContainText('30 frames/s')
    await expect(details).toContainText('1.9 % of the photo')
    await expectNoViolations(page)
    await page.keyboard.press('Escape')
    await expect(card.getByRole('img', { name: 'has a note' })).toBeVisible()
  })

  await test.step('its settings come back as one step, which undo takes back', async () => {
    await choose(page, 'Best so far', 'Restore these settings')
    await expect.poll(() => shareOf(page, 'Rocket')).toBe(painted)
    await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue(/^The rocket/)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(areaRow(page, 'Rocket')).toContainText('empty')
    await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue('something else')
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect.poll(() => shareOf(page, 'Rocket')).toBe(painted)
  })

  await test.step('it is there after a restart, as it was left, and is found by a word of its note', async () => {
    const project = join(newFolder(), 'kept.kinebrush')
    await saveTo(running, project)
    await page.keyboard.press('Control+s')
    await expect(page.getByText('saved just now')).toBeVisible()
    await running.close()
    const again = await launch({ userData, args: [project] })
    const card = takeCard(again.page, 'Best so far')
    await expect(card.getByRole('img', { name: '4 stars' })).toBeVisible()
    await again.page.getByRole('button', { name: 'Find takes' }).click()
    const text = again.page.getByRole('textbox', { name: 'Name, note or prompt' })
    await text.fill('nothing of the kind')
    await expect(takeList(again.page).getByRole('listitem')).toHaveCount(0)
    await expect(again.page.getByText('0 of 1')).toBeVisible()
    await text.fill('TREMBLES')
    await expect(card).toBeVisible()
    await again.page.getByRole('combobox', { name: 'Stars at least' }).click()
    await again.page.getByRole('option', { name: '★★★★★' }).click()
    await expect(card).toBeHidden()
    await again.page.getByRole('button', { name: 'Show all' }).click()

    await test.step('and it is deleted, clip and all, after a question', async () => {
      await card.focus()
      await again.page.keyboard.press('Delete')
      const question = again.page.getByRole('dialog', { name: 'Delete Best so far?' })
      await expect(question).toContainText('The clip is deleted from this computer for good')
      await expectNoViolations(again.page)
      await question.getByRole('button', { name: 'Cancel' }).click()
      expect(foldersIn(userData)).toHaveLength(1)
      await card.focus()
      await again.page.keyboard.press('Delete')
      await question.getByRole('button', { name: 'Delete' }).click()
      await expect(card).toBeHidden()
      expect(foldersIn(userData)).toEqual([])
    })
  })
})

test('two takes are held against each other, and one is made once more', async () => {
  const { page } = await withTake()
  await page.getByRole('combobox', { name: 'Speed' }).click()
  await page.getByRole('option', { name: 'Even' }).click()
  await render(page, 'Take 2')
  await takeCard(page, 'Take 1').click({ modifiers: ['Control'] })
  await takeCard(page, 'Take 2').click({ modifiers: ['Control'] })
  await expect(page.getByRole('region', { name: 'Clip player' })).toBeHidden()
  await page.getByRole('button', { name: 'Difference in settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take 1 and Take 2: difference in settings' })
  await expect(dialog.getByRole('row')).toHaveText(['SettingTake 1Take 2', 'Rocket, speedEase inEven'])
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Close' }).click()

  await test.step('arrows go from take to take, and Enter watches one', async () => {
    await takeCard(page, 'Take 2').focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('listitem', { name: /^Take 1 ·/ })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Clip player' })).toContainText('Take 1')
    await expect(page.getByRole('button', { name: 'Stop preview' })).toBeHidden()
  })

  await test.step('the same once more differs in nothing', async () => {
    await choose(page, 'Take 1', 'Try again')
    await expect(page.getByRole('button', { name: 'Watch Take 3' })).toBeVisible({ timeout: 90_000 })
    await takeCard(page, 'Take 3').hover()
    await page.getByRole('button', { name: 'More for Take 3' }).click()
    await page.getByRole('menuitem', { name: 'Difference in settings with' }).click()
    await page.getByRole('menuitem', { name: /^Take 1 ·/ }).click()
    await expect(page.getByRole('dialog')).toContainText('The very same settings made both.')
  })
})

/** The file that the clipboard holds, in the format that file browsers of this system read. */
const fileInClipboard = ({ app }: RunningApp): Promise<string> =>
  app.evaluate(async ({ clipboard }) => {
    const format = 'text/uri-list'
    // Electron before 45.
    const earlier = clipboard as unknown as { readBuffer?: (format: string) => Buffer }
    if (earlier.readBuffer) return earlier.readBuffer(format).toString()
    const [item] = await clipboard.read()
    const found = await item?.getType(`electron application/osclipboard;format="${format}"`)
    return found instanceof Blob ? found.text() : ''
  })

test('a clip leaves the window as a file that is called as its take is', async () => {
  const running = await withTake()
  const { app, page } = running
  await app.evaluate(({ BrowserWindow, shell }) => {
    const given: Record<string, unknown> = {}
    Object.assign(globalThis, { given })
    for (const window of BrowserWindow.getAllWindows()) {
      window.webContents.startDrag = ({ file, icon }) =>
        Object.assign(given, { dragged: file, icon: icon instanceof Object && icon.getSize().width })
    }
    shell.showItemInFolder = (path) => void (given.revealed = path)
  })
  const given = (): Promise<Record<string, string>> =>
    app.evaluate(() => (globalThis as unknown as { given: Record<string, string> }).given)
  // A clip can be dragged as soon as it is there; its picture is made a moment later.
  const drag = (): Promise<void> =>
    page.getByRole('button', { name: 'Watch Take 1' }).dispatchEvent('dragstart')
  await drag()
  await expect.poll(async () => (await given()).dragged).toMatch(/\/sample, Take 1\.mp4$/)
  await expect.poll(async () => (await drag(), (await given()).icon)).toBe(96)
  expect(existsSync((await given()).dragged ?? '')).toBe(true)
  await choose(page, 'Take 1', 'Show in folder')
  await expect.poll(async () => (await given()).revealed).toBe((await given()).dragged)
  await choose(page, 'Take 1', 'Copy clip')
  await expect(page.getByText('The clip is in the clipboard, as a file.')).toBeVisible()
  expect(await fileInClipboard(running)).toBe(`${pathToFileURL((await given()).dragged ?? '').href}\r\n`)
})

test('a take that is still rendered is stopped before it is deleted', async () => {
  const { page, userData } = await launch()
  await page.getByRole('button', { name: /Try the sample/ }).click()
  await expect(page.getByRole('list', { name: 'Checks' })).toContainText('Ready')
  await renderAt(page, '2160p')
  await page.keyboard.press('Control+Enter')
  await takeCard(page, 'Take 1').focus()
  await page.keyboard.press('Delete')
  const question = page.getByRole('dialog', { name: 'Delete Take 1?' })
  await expect(question).toContainText('still being rendered')
  await question.getByRole('button', { name: 'Stop it' }).click()
  await expect(takeList(page).getByText('stopped')).toBeVisible()
  await choose(page, 'Take 1', 'Delete…')
  await expect(question).toContainText('It has no clip')
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(takeCard(page, 'Take 1')).toBeHidden()
  expect(foldersIn(userData)).toEqual([])
})

test('a take of another photo is opened as a project of its own', async () => {
  const running = await withTake()
  const { page } = running
  const other = join(newFolder(), 'other.png')
  await sharp({ create: { width: 400, height: 300, channels: 3, background: '#345' } })
    .png()
    .toFile(other)
  await chooseFile(running, other)
  await page.keyboard.press('Control+o')
  await page.getByRole('dialog').getByRole('button', { name: 'Don’t save' }).click()
  await expect(page.getByText('400 × 300')).toBeVisible()
  await page.getByRole('combobox', { name: 'Which takes' }).click()
  await page.getByRole('option', { name: 'All takes' }).click()
  // A command beside the window begins one of its own; the window finds it by itself.
  const begun = { name: 'begun by a command', at: addressOf(KLING), externalId: 'e', spec: UNSEEN_SPEC }
  const store = await openTakeStore(join(running.userData, 'takes'))
  await store.create(preparedTake({ ...begun, requestSha256: null }), { project: null, body: null })
  await expect(takeCard(page, begun.name)).toContainText('waiting')
  await choose(page, 'sample', 'Restore these settings')
  const question = page.getByRole('dialog', { name: 'sample was made from another photo' })
  await question.getByRole('button', { name: 'Open as a new project' }).click()
  await expect(areaRow(page, 'Rocket')).toContainText('1.9 %')
  await expect(page.getByText('640 × 427')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeVisible()
})

test('a task is adopted by its id, and what a service was sent is shown again', async () => {
  const service = await startFakeService()
  try {
    const running = await launch()
    const { page, userData } = running
    await page.getByRole('button', { name: /Try the sample/ }).click()
    await page.getByRole('combobox', { name: 'Render with' }).click()
    await page.getByRole('option', { name: 'Custom service' }).click()
    await page.getByRole('textbox', { name: /^Address/ }).fill(service.baseUrl)
    await page.getByRole('button', { name: 'Send to Custom service' }).click()
    const key = page.getByRole('dialog', { name: 'Key for Custom service' })
    await key.getByRole('textbox', { name: 'Key' }).fill(FAKE_KEY)
    await key.getByRole('button', { name: 'Keep this key' }).click()
    const consent = page.getByRole('dialog', { name: /leaves this computer/ })
    await consent.getByRole('button', { name: 'Send it' }).click()
    await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeVisible({ timeout: 50_000 })

    await choose(page, 'Take 1', 'Show request')
    const shown = page.getByRole('dialog', { name: 'What Custom service was sent' })
    await expect(shown).toContainText('"external_task_id": "kinebrush-')
    await expect(shown.getByRole('img', { name: 'Frozen area' })).toBeVisible()
    await expectNoViolations(page)
    await shown.getByRole('button', { name: 'Close' }).click()

    await choose(page, 'Take 1', 'Delete…')
    const question = page.getByRole('dialog', { name: 'Delete Take 1?' })
    await expect(question).toContainText('Custom service was paid for this clip')
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect(takeCard(page, 'Take 1')).toBeHidden()
    expect(foldersIn(userData)).toEqual([])

    await page.getByRole('button', { name: 'More for takes' }).click()
    await page.getByRole('menuitem', { name: 'Adopt a task…' }).click()
    const adopting = page.getByRole('dialog', { name: 'Adopt a task' })
    await adopting.getByRole('textbox', { name: 'Task id' }).fill(service.tasks[0]?.id ?? '')
    await adopting.getByRole('textbox', { name: 'What it is for' }).fill('Fetched again')
    const videos = [{ id: 'v', url: 'file:///etc/hostname', duration: '5' }]
    service.faults.next('query', { kind: 'data', change: { task_result: { videos } } })
    await expectNoViolations(page)
    await adopting.getByRole('button', { name: 'Adopt' }).click()
    // The task is finished: only its clip is asked for again. The number of the one that was deleted is nobody else's.
    await expect(takeCard(page, 'Take 2')).toContainText('the task itself is finished', { timeout: 30_000 })
    await page.getByRole('button', { name: 'Fetch Take 2 again' }).click()
    await expect(page.getByRole('button', { name: 'Watch Take 2' })).toBeVisible({ timeout: 50_000 })
    await choose(page, 'Take 2', 'Details and note…')
    await expect(page.getByRole('dialog')).toContainText('Fetched again')
    await expect(page.getByRole('dialog')).toContainText(service.tasks[0]?.id ?? 'no task')
    await page.getByRole('button', { name: 'Copy task id' }).click()
    await expect(page.getByText('Task id copied')).toBeVisible()
    const copied = await running.app.evaluate(({ clipboard }) => clipboard.readText())
    expect(copied).toBe(service.tasks[0]?.id)
    expect(service.tasks).toHaveLength(1)
  } finally {
    await service.close()
  }
})
