import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import { FAKE_KEY, startFakeService, type FakeService } from '../support/fakeService/server.ts'
import { closeAll, newFolder, saveTo } from './support/app.ts'
import { openRocket, paintAndDraw } from './support/editor.ts'
import { chooseService, filesWith, giveKey } from './support/service.ts'

let service: FakeService

test.beforeEach(async () => {
  service = await startFakeService()
})
test.afterEach(async () => {
  await closeAll()
  await service.close()
})

test('a take is sent after the key and one question, followed, downloaded, watched, and exported in another way', async () => {
  const running = await openRocket()
  const { page, hands, userData } = running
  await paintAndDraw(page, hands)
  await chooseService(page, service.baseUrl)
  await page.getByRole('button', { name: 'Send to Custom service' }).click()
  await giveKey(page)
  const consent = page.getByRole('dialog', { name: /leaves this computer: to 127\.0\.0\.1/ })
  expect(service.tasks).toHaveLength(0)
  await consent.getByRole('button', { name: 'Send it' }).click()
  await page.getByRole('button', { name: 'Watch Take 1' }).click({ timeout: 50_000 })
  await expect(page.getByRole('region', { name: 'Clip player' })).toContainText('Custom service')
  expect(service.tasks).toHaveLength(1)
  expect(
    service.requests.filter(({ headers }) => headers.authorization?.includes(FAKE_KEY)),
  ).not.toHaveLength(0)
  // The key is in memory or encrypted, and nowhere as it was typed.
  expect(filesWith(FAKE_KEY, userData)).toEqual([])
  expect(await page.content()).not.toContain(FAKE_KEY)

  await test.step('what the service made becomes a smaller GIF that goes there and back', async () => {
    const file = join(newFolder(), 'back.gif')
    await saveTo(running, file)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Export Take 1' })
    for (const [what, option] of [
      ['Format', 'GIF'],
      ['Shape', '1:1 square'],
      ['Loop', 'There and back'],
    ] as const) {
      await dialog.getByRole('combobox', { name: what, exact: true }).click()
      await page.getByRole('option', { name: option }).click()
    }
    await dialog.getByRole('textbox', { name: 'Seconds used' }).fill('1')
    await page.keyboard.press('Enter')
    // Of 480 x 320 pixels; the turning points are seen once.
    await expect(dialog.getByRole('status')).toContainText('320 × 320 pixels, 58 frames')
    await expect(dialog.getByRole('status')).toContainText('Made of the service’s clip')
    await dialog.getByRole('button', { name: 'Export…' }).click()
    await expect(page.getByText('Exported back.gif')).toBeVisible({ timeout: 30_000 })
    const frame = (index: number): Promise<Buffer> => sharp(file, { page: index }).raw().toBuffer()
    expect(await sharp(file, { animated: true }).metadata()).toMatchObject({
      ...{ pages: 58, width: 320, pageHeight: 320, loop: 0 },
    })
    expect((await frame(10)).equals(await frame(0))).toBe(false)
    expect((await frame(48)).equals(await frame(10))).toBe(true)
  })
})

test('what would be sent can be looked at, pictures and all, before anything is', async () => {
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await chooseService(page, service.baseUrl)
  await page.getByRole('button', { name: 'View request' }).click()
  const request = page.getByRole('dialog', { name: 'What would be sent' })
  await expect(request).toContainText('"model_name": "kling-v1"')
  await expect(request).toContainText('"trajectories"')
  const photo = request.getByRole('img', { name: 'Photo' })
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640)
  const mask = request.getByRole('img', { name: 'Moving area 1' })
  await expect.poll(() => mask.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640)
  expect(service.requests).toHaveLength(0)
  await page.keyboard.press('Escape')

  await test.step('a field takes no more than a project holds, and an id that cannot be one is told of', async () => {
    const model = page.getByRole('combobox', { name: 'Model' })
    await model.focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('m'.repeat(101))
    await expect(model).toHaveValue('m'.repeat(100))
    await page.getByText('Advanced').click()
    const callback = page.getByRole('textbox', { name: 'Callback address' })
    await callback.focus()
    await page.keyboard.insertText('c'.repeat(2049))
    await expect(callback).toHaveValue('c'.repeat(2048))
    const id = page.getByRole('textbox', { name: 'External id of the next take' })
    const rule = page.getByText('Only 1 to 64 letters')
    await id.fill('i'.repeat(65))
    await expect(rule).toBeVisible()
    await id.fill('my-id')
    await expect(rule).toBeHidden()
    await id.fill('my id!')
    await expect(rule).toBeVisible()
    await expect(id).toHaveAttribute('aria-invalid', 'true')
  })
})

test('a key that the service refuses is told of at once; kept all the same it fails the take, which can be sent again', async () => {
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await chooseService(page, service.baseUrl)
  await page.getByRole('button', { name: 'Send to Custom service' }).click()
  const question = page.getByRole('dialog', { name: 'Key for Custom service' })
  await question.getByRole('textbox', { name: 'Key' }).fill('sk-wrong')
  await question.getByRole('button', { name: 'Keep this key' }).click()
  await expect(question.getByRole('alert')).toContainText('Custom service does not accept the key')
  await question.getByRole('button', { name: 'Keep it all the same' }).click()
  await page
    .getByRole('dialog', { name: /leaves this computer/ })
    .getByRole('button', { name: 'Send it' })
    .click()
  await expect(page.getByRole('list', { name: 'Takes' })).toContainText(/key/i, { timeout: 30_000 })
  expect(service.tasks).toHaveLength(0)
  // The card has room for the first words; the rest is in its details.
  await page.getByRole('button', { name: 'Details of Take 1' }).click()
  await expect(page.getByRole('dialog', { name: 'Take 1' })).toContainText(/failed: .*key/)
  await page.keyboard.press('Escape')
  // It is paid for, so the key is asked for as it is before any other take.
  await page.getByRole('button', { name: 'Forget' }).click()
  await page.getByRole('button', { name: 'Send Take 1 again' }).click()
  await giveKey(page)
  await expect(page.getByRole('button', { name: /^Watch Take/ })).toBeVisible({ timeout: 50_000 })
  expect(service.tasks).toHaveLength(1)
})

test('several takes are sent by one click', async () => {
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await chooseService(page, service.baseUrl)
  await page.getByRole('combobox', { name: 'How many takes' }).click()
  await page.getByRole('option', { name: '×2' }).click()
  await page.getByRole('button', { name: 'Send to Custom service' }).click()
  await giveKey(page)
  await page
    .getByRole('dialog', { name: /leaves this computer/ })
    .getByRole('button', { name: 'Send it' })
    .click()
  await expect(page.getByRole('button', { name: /^Watch Take/ })).toHaveCount(2, { timeout: 55_000 })
  expect(service.tasks).toHaveLength(2)
})
