import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import {
  checkout,
  chooseFile,
  closeAll,
  dropOn,
  launch,
  newFolder,
  pressClose,
  saveTo,
  titleOf,
} from './support/app.ts'
import { hear } from './support/bridge.ts'
import { expectNoViolations } from './support/axe.ts'
import {
  areaRow,
  FIRST,
  openPhoto,
  openRocket,
  paintAndDraw,
  renderAt,
  ROCKET,
  ROCKET_SIZE,
} from './support/editor.ts'

test.afterEach(closeAll)

test('files that are no photos are refused with a next step, and what is open stays', async () => {
  const running = await openRocket()
  const { page, hands } = running
  await hands.drag([200, 200], [300, 200])
  const folder = newFolder()
  const text = join(folder, 'notes.jpg')
  writeFileSync(text, 'no photo at all')
  const cut = join(folder, 'cut.png')
  writeFileSync(cut, (await sharp(ROCKET).png().toBuffer()).subarray(0, 20_000))
  for (const path of [text, cut]) {
    await chooseFile(running, path)
    await page.keyboard.press('Control+o')
    const notice = page.locator('.notice.error')
    await expect(notice).toContainText(/another photo|JPEG/)
    await notice.getByRole('button', { includeHidden: true }).click()
    await expect(notice).toHaveCount(0)
  }
  await expect(areaRow(page, FIRST)).not.toContainText('empty')
})

test('unsaved work is asked about before it is closed, and saved on request', async () => {
  const running = await openRocket()
  const { app, page, hands } = running
  await hands.drag([200, 200], [300, 200])
  // The title says that main knows of it.
  await expect.poll(() => titleOf(running)).toContain('rocket •')
  await pressClose(running)
  const question = page.getByRole('dialog', { name: 'Save changes to rocket?' })
  await expect(question).toBeVisible()
  await expectNoViolations(page)
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(areaRow(page, FIRST)).toBeVisible()
  const ended = new Promise((done) => app.process().once('exit', done))
  await pressClose(running)
  const project = join(newFolder(), 'kept.kinebrush')
  await saveTo(running, project)
  await question.getByRole('button', { name: 'Save', exact: true }).click()
  await ended
  const again = await launch({ args: [project], userData: running.userData })
  await expect(areaRow(again.page, FIRST)).toContainText('%')
})

test('a photo is taken from a drop, from the clipboard and from the command line', async () => {
  const bytes = [...(await sharp(ROCKET).resize(320).png().toBuffer())]
  const dropped = await launch()
  await dropped.page.evaluate((data) => {
    const files = new DataTransfer()
    files.items.add(new File([new Uint8Array(data)], 'dropped.png', { type: 'image/png' }))
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }),
    )
  }, bytes)
  await expect(dropped.page.getByRole('heading', { name: 'dropped' })).toBeVisible()

  await test.step('while a dialog is open no file takes its place', async () => {
    const { page } = dropped
    await page.keyboard.press('Control+Shift+o')
    const field = page.getByRole('textbox', { name: 'Address of the picture' })
    await field.fill('https://half typed')
    await dropOn(page, ROCKET)
    await expect(page.getByText('Close the dialog first, then open the file again.')).toBeVisible()
    await expect(field).toHaveValue('https://half typed')
    // Nor does one that a second start hands over.
    const opened = await hear(page, 'file:opened')
    await dropped.app.evaluate(({ app }, file) => app.emit('second-instance', {}, [], '', { file }), ROCKET)
    await opened()
    await expect(field).toHaveValue('https://half typed')
    await expect(page.getByRole('heading', { name: 'dropped', includeHidden: true })).toBeAttached()
    await page.keyboard.press('Escape')
    await expect(field).toBeHidden()
  })

  await test.step('a project that is dropped is saved where it lies, and is among the recent ones', async () => {
    const folder = newFolder()
    const project = join(folder, 'mine.kinebrush')
    copyFileSync(join(checkout, 'resources/sample.kinebrush'), project)
    const before = readFileSync(project)
    const { page } = dropped
    await dropOn(page, project)
    await expect(page.getByRole('heading', { name: 'mine' })).toBeVisible()
    await page.getByRole('button', { name: 'Add moving area' }).click()
    await expect(page.getByText('unsaved', { exact: true })).toBeVisible()
    // A question for a name would be answered with another one.
    await saveTo(dropped, join(folder, 'second.kinebrush'))
    await page.keyboard.press('Control+s')
    await expect(page.getByText('saved just now')).toBeVisible()
    expect(readdirSync(folder)).toEqual(['mine.kinebrush'])
    expect(readFileSync(project).equals(before)).toBe(false)
    await page.keyboard.press('Control+w')
    await expect(page.getByRole('region', { name: 'Recent projects' }).getByText('mine')).toBeVisible()
  })
  await dropped.close()

  const pasted = await launch()
  /** Pastes a picture where the focus is, and says whether it was left to what has the focus. */
  const paste = (text: string | null): Promise<boolean> =>
    pasted.page.evaluate(
      ([data, beside]) => {
        const files = new DataTransfer()
        files.items.add(new File([new Uint8Array(data)], 'image.png', { type: 'image/png' }))
        if (beside !== null) files.setData('text/plain', beside)
        return document.activeElement!.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: files, bubbles: true, cancelable: true }),
        )
      },
      [bytes, text] as const,
    )
  expect(await paste(null)).toBe(false)
  await expect(pasted.page.getByText('320 × 214')).toBeVisible()
  await pasted.page.getByRole('textbox', { name: 'Prompt', exact: true }).focus()
  expect(await paste('a text, and a picture of it')).toBe(true)
  await pasted.close()

  const given = await launch({ args: [ROCKET] })
  await expect(given.page.getByText('640 × 427')).toBeVisible()
})

test('a take is found again after its project was given up unsaved', async () => {
  const running = await openRocket()
  const { page, hands } = running
  await paintAndDraw(page, hands)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Control+w')
  await page.getByRole('dialog').getByRole('button', { name: 'Don’t save' }).click()
  await openPhoto(running, ROCKET, ROCKET_SIZE)
  await page.getByRole('combobox', { name: 'Which takes' }).click()
  await page.getByRole('option', { name: 'All takes' }).click()
  await page.getByRole('button', { name: 'Watch rocket' }).click()
  await expect(page.getByRole('region', { name: 'Clip player' })).toBeVisible()
})

test('a window that closes while a clip is made asks first', async () => {
  const running = await openRocket()
  const { page, hands } = running
  await paintAndDraw(page, hands)
  await renderAt(page, '1080p')
  await saveTo(running, join(newFolder(), 'kept.kinebrush'))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: 'Stop rendering Take 1' })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('saved just now')).toBeVisible()
  await pressClose(running)
  const question = page.getByRole('dialog', { name: 'A clip is still being made' })
  await question.getByRole('button', { name: 'Wait for it' }).click()
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeVisible({ timeout: 60_000 })
})

test('a render is stopped on request and leaves no clip', async () => {
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await renderAt(page, '2160p')
  await page.keyboard.press('Control+Enter')
  const stop = page.getByRole('button', { name: 'Stop rendering Take 1' })
  const box = (await stop.boundingBox())!
  // By the mouse alone: a button that is clipped away could not be hit.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect(page.getByRole('list', { name: 'Takes' }).getByText('stopped')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeHidden()
})
