import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { decode } from '../../src-main/photos/decode.ts'
import { FAKE_KEY, startFakeService, type FakeService } from '../support/fakeService/server.ts'
import { closeAll, newFolder, saveTo } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { openRocket, paintAndDraw, ROCKET } from './support/editor.ts'

let service: FakeService

test.beforeEach(async () => {
  service = await startFakeService()
})
test.afterEach(async () => {
  await closeAll()
  await service.close()
})

async function chooseService(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Render with' }).click()
  await page.getByRole('option', { name: 'Custom service' }).click()
  await page.getByRole('textbox', { name: /^Address/ }).fill(service.baseUrl)
}

async function choose(page: Page, setting: string, value: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: setting, exact: true }).click()
  await page.getByRole('option', { name: value }).click()
}

/** Sends for the first time: with the key, and the yes to the host. */
async function sendFirst(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send to Custom service' }).click()
  const question = page.getByRole('dialog', { name: 'Key for Custom service' })
  await expectNoViolations(page)
  await question.getByRole('textbox', { name: 'Key' }).fill(FAKE_KEY)
  await question.getByRole('button', { name: 'Keep this key' }).click()
  const consent = page.getByRole('dialog', { name: /leaves this computer/ })
  await expect(consent).toBeVisible()
  await expectNoViolations(page)
  await consent.getByRole('button', { name: 'Send it' }).click()
}

interface Sent {
  readonly model_name: string
  readonly image_tail: string
}

/** What the service got, once it has taken it. */
async function accepted(): Promise<Sent> {
  await expect.poll(() => service.tasks.map(({ detail }) => detail), { timeout: 30_000 }).toEqual([null])
  const request = service.requests.find(({ route }) => route === 'create')
  return JSON.parse(request?.body.toString() ?? '') as Sent
}

/** The columns of a picture as the app decodes it. */
async function columnsOf(bytes: Uint8Array): Promise<Buffer[]> {
  const decoded = await decode(bytes)
  if (!decoded.ok) throw new Error(decoded.error.code)
  const { width, height, pixels } = decoded.value
  return Array.from({ length: width }, (_, x) =>
    Buffer.concat(
      Array.from({ length: height }, (__, y) =>
        pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
      ),
    ),
  )
}

test('warnings of what services make little of come while drawing, and go with their cause', async () => {
  const { page, hands } = await openRocket()
  await chooseService(page)
  const checks = page.getByRole('list', { name: 'Checks' })
  await hands.drag([322, 145], [322, 390])
  await page.keyboard.press('p')
  await hands.drag([250, 200], [380, 200])
  await expect(checks).toContainText('starts outside its area')
  await page.keyboard.press('r')
  await expect(checks).toContainText('starts outside its area')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await hands.drag([322, 200], [430, 200])
  await expect(checks).toContainText('Ready for Custom service.')
  await page.keyboard.press('f')
  await page.keyboard.press('b')
  await hands.drag([400, 150], [400, 390])
  await expect(checks).toContainText(/On its way \d+(\.\d)? % of “Moving area 1” runs into the frozen area/)
  await choose(page, 'Render with', 'This computer (free)')
  await expect(checks).toContainText('It goes behind it here')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(checks).toContainText('Ready for this computer.')
  await chooseService(page)
  await expect(checks).toContainText('Ready for Custom service.')

  await test.step('a drag of a slider is one step of undo, and so is a run of its keys', async () => {
    await page.getByText('Advanced', { exact: true }).click()
    const name = 'How closely to follow the prompt'
    await page.getByRole('checkbox', { name }).check()
    const slider = page.getByRole('slider', { name })
    await expect(slider).toHaveValue('0.5')
    const { x, y, width, height } = (await slider.boundingBox())!
    const [fromX, fromY] = [x + width / 2, y + height / 2]
    await page.mouse.move(fromX, fromY)
    await page.mouse.down()
    await page.mouse.move(fromX + 20, fromY, { steps: 3 })
    await page.mouse.move(fromX + 400, fromY, { steps: 3 })
    await page.mouse.up()
    await expect(slider).toHaveValue('1')
    await slider.press('ArrowLeft')
    await slider.press('ArrowLeft')
    await expect(slider).toHaveValue('0.9')
    await page.keyboard.press('Control+z')
    await expect(slider).toHaveValue('1')
    await page.keyboard.press('Control+z')
    await expect(slider).toHaveValue('0.5')
  })
})

test('the preview can go through the very points that are sent, and shows them', async () => {
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await page.getByRole('button', { name: 'Preview motion' }).click()
  await expect(page.getByRole('button', { name: 'As sent' })).toBeHidden()
  await chooseService(page)
  await page.getByRole('button', { name: 'Pause' }).click()
  const dots = page.getByRole('button', { name: 'As sent' })
  await expect(dots).toHaveAttribute('aria-pressed', 'false')
  // The line is orange, the points on it are white: one stands each 3 pixels from the path's start at row 300.
  const blue = async (): Promise<number> => (await hands.colour([322, 270]))[2]
  await expect.poll(blue).toBeLessThan(150)
  await dots.click()
  await expect(dots).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(blue).toBeGreaterThan(180)
  await dots.click()
  await expect.poll(blue).toBeLessThan(150)
})

test('a request is saved and copied as it is sent, and the key is in none of it', async () => {
  const { app, page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await chooseService(page)
  const folder = newFolder()
  const file = join(folder, 'request.json')
  await saveTo({ app }, file)
  await page.getByRole('button', { name: 'View request' }).click()
  const request = page.getByRole('dialog', { name: 'What would be sent' })
  await expect(request).toBeVisible()
  await expectNoViolations(page)
  await request.getByRole('button', { name: 'Save…' }).click()
  await expect(page.getByText('Saved request.json')).toBeVisible()
  const saved = readFileSync(file, 'utf8')

  await request.getByRole('button', { name: 'Copy JSON' }).click()
  const copied = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).toBe(saved.trimEnd())
  await request.getByRole('button', { name: 'Copy as cURL' }).click()
  await expect(page.getByText('It reads the request from request.json')).toBeVisible()
  const command = await copied()
  expect(command).toContain(`curl '${service.baseUrl}/v1/videos/image2video'`)
  expect(command).toContain('$KINEBRUSH_API_KEY')
  await request.getByRole('button', { name: 'Close' }).click()

  await sendFirst(page)
  await accepted()
  const sent = service.requests.find(({ route }) => route === 'create')?.body.toString() ?? ''
  expect(sent.startsWith(`${saved.trimEnd().slice(0, -1)},"external_task_id":`)).toBe(true)
  expect(command).not.toContain(FAKE_KEY)
})

test('models without a motion brush get the last frame of the preview as the end frame', async () => {
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await chooseService(page)
  await page.getByRole('combobox', { name: 'Model' }).fill('kling-v2-master')
  const checks = page.getByRole('list', { name: 'Checks' })
  // The person's own service may have other models under these names: it is said, and nothing is barred.
  await expect(checks).toContainText('By Kling’s list kling-v2-master takes no painted areas')
  await page.getByRole('combobox', { name: 'Kind' }).click()
  await expect(page.getByRole('option', { name: 'End frame' })).toBeEnabled()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Use my preview’s last frame as the end frame' }).click()
  const bridge = page.getByRole('dialog', { name: 'From the photo to the last frame of your preview' })
  await expect(bridge.getByRole('img', { name: 'Photo' })).toBeVisible()
  await expect(bridge.getByRole('img', { name: 'Last frame' })).toHaveAttribute('aria-busy', 'false')
  await expectNoViolations(page)
  await bridge.getByRole('combobox', { name: 'Model' }).click()
  await expect(page.getByRole('option', { name: 'kling-v2-master' })).toHaveCount(0)
  await page.getByRole('option', { name: 'kling-v2-5-turbo' }).click()
  await bridge.getByRole('button', { name: 'Use as end frame' }).click()

  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveText('End frame')
  await expect(page.getByText('rocket, last frame')).toBeVisible()
  await expect(checks).toContainText('Ready for Custom service.')
  await page.getByText('One setting will not be sent.').click()
  await expect(page.getByText('Moving area 1: its area and path (not in this kind of request)')).toBeVisible()

  await page.keyboard.press('Control+z')
  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveText('Motion brush')
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('kling-v2-master')
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveText('End frame')

  await sendFirst(page)
  const sent = await accepted()
  expect(Object.keys(sent)).not.toContain('dynamic_masks')
  expect(sent.model_name).toBe('kling-v2-5-turbo')
  const photo = await columnsOf(readFileSync(ROCKET))
  const tail = await columnsOf(Buffer.from(sent.image_tail, 'base64'))
  // Beside the rocket's column the end frame is the photo to the last bit; in it the rocket has gone up.
  const same = photo.map((column, x) => column.equals(tail[x]!))
  expect(same.slice(0, 290)).not.toContain(false)
  expect(same.slice(355)).not.toContain(false)
  expect(same.slice(310, 335)).not.toContain(true)
})

test('the command that is copied is taken by the service', async () => {
  test.skip(process.platform === 'win32', 'needs bash and curl')
  const { app, page } = await openRocket()
  await chooseService(page)
  await choose(page, 'Kind', 'Plain')
  const folder = newFolder()
  await saveTo({ app }, join(folder, 'request.json'))
  await page.getByRole('button', { name: 'View request' }).click()
  await page.getByRole('button', { name: 'Save…' }).click()
  await expect(page.getByText('Saved request.json')).toBeVisible()
  await page.getByRole('button', { name: 'Copy as cURL' }).click()
  await expect(page.getByText('The command is in the clipboard')).toBeVisible()
  const command = await app.evaluate(({ clipboard }) => clipboard.readText())
  const env = { ...process.env, KINEBRUSH_API_KEY: FAKE_KEY }
  const said = await new Promise<string>((resolve) =>
    execFile('bash', ['-c', command], { cwd: folder, env }, (_, stdout) => resolve(stdout)),
  )
  expect(JSON.parse(said)).toMatchObject({ code: 0 })
  await accepted()
})
