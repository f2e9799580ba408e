import { createServer } from 'node:http'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { FAKE_KEY, startFakeService, type FakeService } from '../support/fakeService/server.ts'
import { startProxy } from '../support/proxies.ts'
import { checkout, closeAll, launch } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { openRocket, paintAndDraw, ROCKET } from './support/editor.ts'
import { agree, chooseService, filesWith, giveKey, send } from './support/service.ts'

const open: { readonly close: () => Promise<unknown> }[] = []
const started = async (...options: Parameters<typeof startFakeService>): Promise<FakeService> => {
  const service = await startFakeService(...options)
  open.push(service)
  return service
}

test.afterEach(async () => {
  await closeAll()
  await Promise.all(open.splice(0).map((one) => one.close()))
})

const takes = (page: Page) => page.getByRole('list', { name: 'Takes' })
const asked = (service: FakeService): number =>
  service.requests.filter(({ route }) => route === 'query').length

test('started as `npm run dev:fake` starts it, the app sends to the fake service without anything typed', async () => {
  const service = await started()
  const env = { KINEBRUSH_BASE_URL: service.baseUrl, KINEBRUSH_API_KEY: FAKE_KEY }
  const { page, hands, userData } = await openRocket({ env })
  await paintAndDraw(page, hands)
  await send(page)
  await agree(page)
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeVisible({ timeout: 50_000 })
  expect(service.tasks).toHaveLength(1)
  expect(filesWith(FAKE_KEY, userData)).toEqual([])
  // It was the script's wish for this start, and is not the person's setting.
  expect(await page.evaluate(() => localStorage.getItem('kinebrush.custom'))).toBeNull()
})

test('an environment that names another computer is not followed', async () => {
  const env = { KINEBRUSH_BASE_URL: 'https://evil.example/kling', KINEBRUSH_API_KEY: FAKE_KEY }
  const { page } = await openRocket({ env })
  await expect(page.getByRole('button', { name: 'Render', exact: true })).toBeVisible()
  await page.getByRole('combobox', { name: 'Render with' }).click()
  await page.getByRole('option', { name: 'Custom service' }).click()
  await expect(page.getByRole('textbox', { name: /^Address/ })).toHaveValue('')
  await expect(page.getByText('none yet').first()).toBeVisible()
  // Without an address nothing is asked for and nothing sent; the check leads to where it is written.
  await expect(page.getByRole('button', { name: 'Send to Custom service' })).toBeDisabled()
  await page.getByRole('button', { name: 'Custom service has no address yet.' }).click()
  await expect(page.getByRole('textbox', { name: /^Address/ })).toBeFocused()
})

test('a key that was entered for one host is asked for again at another, and never sent there', async () => {
  const [first, second] = [await started(), await started({ auth: { kind: 'bearer', key: 'sk-second' } })]
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await chooseService(page, first.baseUrl)
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Key for Custom service' })).toContainText(
    new URL(first.baseUrl).host,
  )
  await giveKey(page)
  await expect(page.getByText('…9c51, until the program ends')).toBeVisible()
  await page.getByRole('textbox', { name: /^Address/ }).fill(second.baseUrl)
  await expect(page.getByText('none yet').first()).toBeVisible()
  await send(page)
  await giveKey(page, 'sk-second')
  await agree(page)
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeVisible({ timeout: 50_000 })
  // It was shown its own key when that was entered, and nothing else.
  expect(first.requests.map(({ route }) => route)).toEqual(['models'])
  expect(second.requests.every(({ headers }) => !headers.authorization?.includes(FAKE_KEY))).toBe(true)
  // The first one has kept its own.
  await page.getByRole('textbox', { name: /^Address/ }).fill(first.baseUrl)
  await expect(page.getByText('…9c51, until the program ends')).toBeVisible()
})

test('Checks go by the limits that the person set for their own service', async () => {
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await chooseService(page, 'https://relay.example/kling')
  const checks = page.getByRole('list', { name: 'Checks' })
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('The rocket climbs')
  await expect(checks).toContainText('Ready for Custom service')
  await page.getByRole('spinbutton', { name: 'Longest prompt, characters' }).fill('10')
  await expect(checks).toContainText('17')
  await expect(page.getByRole('button', { name: 'Send to Custom service' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.getByRole('spinbutton', { name: 'Longest prompt, characters' }).fill('17')
  await expect(checks).toContainText('Ready for Custom service')
})

test('a key that is refused later on holds the take; a good one lets it go on, and nothing is paid twice', async () => {
  const service = await started()
  const { page, hands } = await openRocket()
  await paintAndDraw(page, hands)
  await chooseService(page, service.baseUrl)
  service.faults.next('query', { kind: 'error', code: 1004, message: 'the key has expired' })
  await send(page)
  await giveKey(page)
  await agree(page)
  await expect(takes(page)).toContainText('It goes on at the service', { timeout: 30_000 })
  await expect(takes(page)).toContainText('the key has expired')
  await expect(page.getByRole('button', { name: 'Send Take 1 again' })).toHaveCount(0)
  // The address that is typed now is another one; the key is for the take's own.
  await page.getByRole('textbox', { name: /^Address/ }).fill('https://elsewhere.example')
  await page.getByRole('button', { name: 'Enter the key for Take 1' }).click()
  await expect(page.getByRole('dialog')).toContainText(new URL(service.baseUrl).host)
  await giveKey(page)
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeVisible({ timeout: 50_000 })
  expect(service.tasks).toHaveLength(1)
})

test('without a network a take says so and waits; a network that returns, or a computer that wakes, asks at once', async () => {
  test.setTimeout(120_000)
  const service = await started({ pace: { queries: 3 } })
  // Twice as fast as life, and not more: that it asks at once has to be told from its pauses.
  const { app, page, hands } = await openRocket({ env: { KINEBRUSH_CLOCK: '2' } })
  await paintAndDraw(page, hands)
  await chooseService(page, service.baseUrl)
  await send(page)
  await giveKey(page)
  await agree(page)
  await expect.poll(() => asked(service), { timeout: 30_000 }).toBe(1)
  await service.shut()
  await expect(takes(page)).toContainText('cannot be reached', { timeout: 30_000 })
  await expect(takes(page)).toContainText('asked again by itself')
  await service.open()
  // It may be asked again after 2.5 s; the pause after a failure is 5 s and longer by now.
  await page.waitForTimeout(2_600)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(() => asked(service), { timeout: 2_000 }).toBe(2)
  await expect(takes(page)).not.toContainText('cannot be reached')
  await page.waitForTimeout(2_600)
  const before = asked(service)
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expect.poll(() => asked(service), { timeout: 2_000 }).toBeGreaterThan(before)
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeVisible({ timeout: 50_000 })
})

test('a service is asked for its models; where none is documented the button says why not', async () => {
  const service = await started()
  const { page } = await openRocket()
  await chooseService(page, service.baseUrl)
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await giveKey(page)
  await page.getByRole('button', { name: 'Ask for models' }).click()
  await expect(page.getByText('2 models found')).toBeVisible()
  await expect(page.locator('#models option[value="kling-v9"]')).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Render with' }).click()
  await page.getByRole('option', { name: 'CometAPI' }).click()
  const button = page.getByRole('button', { name: 'Ask for models' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await button.hover()
  await expect(page.getByText('CometAPI documents no way to ask for its models.')).toBeVisible()
})

test('a take goes by the system’s proxy, which sees two names and no key; the app asks for nothing else', async () => {
  const service = await started({ tls: true, clips: { at: 'https://clips.kinebrush.test' } })
  const proxy = await startProxy({ to: service.port })
  open.push(proxy)
  const { page, hands } = await openRocket({
    args: [`--proxy-server=127.0.0.1:${proxy.port}`],
    env: { NODE_EXTRA_CA_CERTS: join(checkout, 'test/fixtures/tls/certificate.pem') },
  })
  await paintAndDraw(page, hands)
  await chooseService(page, 'https://service.kinebrush.test/kling')
  await send(page)
  await giveKey(page)
  await agree(page)
  await expect(page.getByRole('button', { name: 'Watch Take 1' })).toBeVisible({ timeout: 50_000 })
  expect(service.tasks).toHaveLength(1)
  expect(new Set(proxy.wanted)).toEqual(new Set(['service.kinebrush.test:443', 'clips.kinebrush.test:443']))
  expect(proxy.seen()).not.toContain(FAKE_KEY)
})

test('a picture is opened from an address that is typed, pasted or dropped', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/rocket.jpg') response.end(readFileSync(ROCKET))
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push({ close: () => Promise.resolve(server.close()) })
  const at = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  const { page } = await launch()
  await page.getByRole('button', { name: 'Open from an address…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a picture from an address' })
  const field = dialog.getByRole('textbox', { name: 'Address of the picture' })
  await field.fill('http://example.com/a.jpg')
  await field.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('does not begin with https://')
  await expectNoViolations(page)
  await field.fill(at('/gone.jpg'))
  await dialog.getByRole('button', { name: 'Open' }).click()
  await expect(dialog.getByRole('status')).toContainText('HTTP 404')
  await field.fill(at('/rocket.jpg'))
  await dialog.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByText('640 × 427')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'rocket', exact: true })).toBeVisible()

  // Pasted in the open editor: fetched at once, and only outside of text fields.
  const give = (kind: 'paste' | 'drop', text: string, target = 'body') =>
    page.evaluate(
      ([event, given, selector]) => {
        const data = new DataTransfer()
        data.setData('text/plain', given)
        const node = document.querySelector(selector)!
        const options = { bubbles: true, cancelable: true }
        node.dispatchEvent(
          event === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, dataTransfer: data }),
        )
      },
      [kind, text, target] as const,
    )
  await give('paste', at('/rocket.jpg'), 'textarea')
  await give('paste', 'two words https://example.com')
  await expect(dialog).toHaveCount(0)
  for (const kind of ['paste', 'drop'] as const) {
    await give(kind, at('/gone.jpg'))
    await expect(dialog.getByRole('status')).toContainText('HTTP 404')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
})
