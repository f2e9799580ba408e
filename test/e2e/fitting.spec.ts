import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import sharp from 'sharp'
import type { Size } from '../../src-shared/geometry/point.ts'
import { FAKE_KEY, startFakeService, type FakeService } from '../support/fakeService/server.ts'
import { chooseFile, closeAll, launch, newFolder } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { handsOn, type Hands } from './support/editor.ts'

let service: FakeService

test.beforeEach(async () => {
  service = await startFakeService()
})
test.afterEach(async () => {
  await closeAll()
  await service.close()
})

/** Opens a photo of that size, teal or transparent but for a disc. */
async function openPhoto(size: Size, transparent: boolean): Promise<{ page: Page; hands: Hands }> {
  const path = join(newFolder(), 'photo.png')
  const { width, height } = size
  const disc = Buffer.from(
    `<svg width="${width}" height="${height}"><circle cx="50%" cy="50%" r="30%" fill="tomato"/></svg>`,
  )
  const background = transparent ? '#00000000' : '#205058ff'
  const photo = sharp({ create: { ...size, channels: 4, background } }).composite([{ input: disc }])
  await (transparent ? photo : photo.removeAlpha()).png().toFile(path)
  const running = await launch()
  await chooseFile(running, path)
  await running.page.getByRole('button', { name: /Open a photo/ }).click()
  const hands = handsOn(running.page, size)
  await expect(hands.canvas).toBeVisible()
  return { page: running.page, hands }
}

async function chooseService(page: Page, kind: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Render with' }).click()
  await page.getByRole('option', { name: 'Custom service' }).click()
  await page.getByRole('textbox', { name: /^Address/ }).fill(service.baseUrl)
  await page.getByRole('combobox', { name: 'Kind' }).click()
  await page.getByRole('option', { name: kind }).click()
}

const checks = (page: Page) => page.getByRole('list', { name: 'Checks' })

test('a photo that the service would refuse is fitted by one button, told so, undone, and sent with its bars', async () => {
  const { page } = await openPhoto({ width: 400, height: 1200 }, false)
  await chooseService(page, 'Plain')
  await expect(checks(page)).toContainText(
    'The photo is 400 × 1200; the service takes shapes from 1:2.5 to 2.5:1.',
  )
  const send = page.getByRole('button', { name: 'Send to Custom service' })
  await expect(send).toBeDisabled()
  await checks(page).getByRole('button', { name: 'Fit it for sending' }).click()
  await expect(checks(page)).toContainText('is sent at 480 × 1200 with bars left and right')
  await expect(checks(page)).toContainText(
    /Sent as a new PNG of 480 × 1200, .* KB, with bars left and right\./,
  )
  await page.keyboard.press('ControlOrMeta+z')
  await expect(send).toBeDisabled()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(send).toBeEnabled()

  await checks(page).getByRole('button', { name: 'Colour of the bars…' }).click()
  const question = page.getByRole('dialog', { name: 'Background of the photo' })
  await question.getByRole('radio', { name: 'Black' }).check()
  await expectNoViolations(page)
  await question.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'View request' }).click()
  const request = page.getByRole('dialog', { name: 'What would be sent' })
  await expect(request).toContainText('Sent as a new PNG of 480 × 1200')
  const photo = request.getByRole('img', { name: 'Photo' })
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480)
  await request.getByRole('button', { name: 'Close' }).click()

  await send.click()
  const key = page.getByRole('dialog', { name: 'Key for Custom service' })
  await key.getByRole('textbox', { name: 'Key' }).fill(FAKE_KEY)
  await key.getByRole('button', { name: 'Keep this key' }).click()
  await page.getByRole('button', { name: 'Send it' }).click()
  await expect.poll(() => service.tasks.map(({ detail }) => detail)).toEqual([null])
  const body = service.requests.find(({ route }) => route === 'create')?.body.toString() ?? ''
  const { image } = JSON.parse(body) as { image: string }
  const { data, info } = await sharp(Buffer.from(image, 'base64')).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height, ...data.subarray(0, 3)]).toEqual([480, 1200, 0, 0, 0])
})

test('a transparent photo comes on white, and another background is chosen, seen at once and undone', async () => {
  const { page, hands } = await openPhoto({ width: 640, height: 480 }, true)
  await expect.poll(() => hands.colour([20, 20])).toEqual([255, 255, 255])
  await page.getByRole('button', { name: 'Choose another…' }).click()
  const question = page.getByRole('dialog', { name: 'Background of the photo' })
  await expect(question.getByRole('radio', { name: 'White' })).toBeChecked()
  await question.getByRole('radio', { name: 'Mid-grey' }).check()
  await question.getByLabel('Another colour').fill('#204060')
  await question.getByRole('button', { name: 'Done' }).click()
  await expect.poll(() => hands.colour([20, 20])).toEqual([32, 64, 96])
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => hands.colour([20, 20])).toEqual([255, 255, 255])
  // It can be chosen again later.
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'Background of the photo…' }).click()
  await expect(question).toBeVisible()
})
