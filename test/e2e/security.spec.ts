import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { checkout, chooseFile, closeAll, dropOn, launch, newFolder, type RunningApp } from './support/app.ts'

test.afterEach(closeAll)

const ORIGIN = 'app://kinebrush'

/** Loads the page once more with an ear for violations from its first line on. */
async function listening({ page }: RunningApp): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      heard.push(`${violatedDirective} ${blockedURI}`),
    )
  })
  await page.reload()
  return () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
}

interface Answer {
  readonly ok: boolean
  readonly error?: { readonly code: string }
}

/** Makes a call as a page would that does not keep to the contract's types. */
const call = (page: Page, name: string, input: unknown): Promise<Answer | 'rejected'> =>
  page.evaluate(
    async ([channel, given]) => {
      const { kinebrush } = globalThis as unknown as {
        kinebrush: { call: (name: string, input: unknown) => Promise<Answer> }
      }
      return kinebrush.call(channel, given).catch(() => 'rejected' as const)
    },
    [name, input] as const,
  )

const status = (page: Page, path: string): Promise<number> =>
  page.evaluate((address) => fetch(address).then((answer) => answer.status), path)

test('the page is isolated and has nothing of Node or Electron', async () => {
  const { app, page } = await launch()
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences()
    return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag }
  })
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  const found = await page.evaluate(() => ({
    names: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
    bridge: Object.keys((globalThis as unknown as { kinebrush: object }).kinebrush).sort(),
    isolated: globalThis.crossOriginIsolated,
    shared: typeof SharedArrayBuffer,
    origin: globalThis.origin,
  }))
  expect(found).toEqual({
    names: [],
    bridge: ['call', 'on', 'openFile'],
    isolated: true,
    shared: 'function',
    origin: ORIGIN,
  })
})

test('the policy comes as a header, and the editor keeps to it', async () => {
  const running = await launch()
  const heard = await listening(running)
  const policy = await running.page.evaluate(() =>
    fetch('/index.html').then((answer) => answer.headers.get('content-security-policy')),
  )
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  await chooseFile(running, join(checkout, 'resources/rocket.jpg'))
  await running.page.getByRole('button', { name: 'Open a photo or project…' }).click()
  await expect(running.page.getByText('640 × 427')).toBeVisible()
  expect(await heard()).toEqual([])
})

test('what the policy forbids does not happen', async () => {
  const running = await launch()
  const heard = await listening(running)
  const ran = await running.page.evaluate(async () => {
    const marks = globalThis as unknown as Record<string, unknown>
    const script = document.createElement('script')
    script.textContent = 'globalThis.inlineRan = true'
    document.body.append(script)
    const image = document.createElement('img')
    image.setAttribute('onerror', 'globalThis.handlerRan = true')
    image.src = '/nothing.png'
    document.body.append(image)
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    document.body.append(frame)
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    )
    // The test's own script may evaluate text, but only until it waits for the first time.
    await new Promise((done) => setTimeout(done, 200))
    let evaluated = 'refused'
    try {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it must not work
      evaluated = String(new Function('return "evaluated"')())
    } catch {
      // What is expected.
    }
    return { inline: marks.inlineRan, handler: marks.handlerRan, fetched, evaluated }
  })
  expect(ran).toEqual({ inline: undefined, handler: undefined, fetched: 'refused', evaluated: 'refused' })
  const directives = async () => (await heard()).map((line) => line.split(' ')[0])
  await expect
    .poll(directives)
    .toEqual(
      expect.arrayContaining([
        'script-src-elem',
        'script-src-attr',
        'connect-src',
        'frame-src',
        'script-src',
      ]),
    )
})

test('the page stays where it is and opens nothing', async () => {
  const { app, page } = await launch()
  const before = page.url()
  for (const address of ['https://example.com/', 'file:///etc/passwd', 'app://other/', 'data:text/html,x']) {
    await page.evaluate((to) => void (location.href = to), address).catch(() => undefined)
    await page.waitForTimeout(100)
    expect(page.url()).toBe(before)
  }
  const opened = await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    const form = document.createElement('form')
    form.action = 'https://example.com/'
    document.body.append(form)
    form.submit()
    return [window.open('https://example.com/'), window.open('about:blank'), window.open('/index.html')]
  })
  expect(opened).toEqual([null, null, null])
  await page.waitForTimeout(200)
  expect(page.url()).toBe(before)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a page dropped on the window does not take its place', async () => {
  const { page } = await launch()
  const before = page.url()
  const file = join(newFolder(), 'evil.html')
  writeFileSync(file, '<title>evil</title>')
  // The browser's own way of dropping: a page that did nothing about it would be left for the file.
  await dropOn(page, file)
  await expect(page.getByText(/not a photo that can be opened/).first()).toBeVisible()
  expect(page.url()).toBe(before)
  expect(await page.title()).not.toBe('evil')
})

test('no way leads out of the app’s pages', async () => {
  const { page } = await launch()
  expect(await status(page, '/index.html')).toBe(200)
  for (const path of [
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/..%5c..%5cpackage.json',
    '/../main/index.js',
    '/..%2fmain%2findex.js',
    '/index.html%00.js',
    '//etc/passwd',
    '/photo/..%2f..%2fphotos/1x1',
    `/photo/${'0'.repeat(64)}/1x1`,
    '/clip/..%2f..%2ftake.json',
    '/clip/01234567-89ab-cdef-0123-456789abcdef',
  ]) {
    expect(await status(page, `${ORIGIN}${path}`), path).toBe(404)
  }
})

test('every permission is denied', async () => {
  const { page } = await launch()
  const answers = await page.evaluate(async () => {
    const refused = (asked: Promise<unknown>) =>
      asked.then(
        () => 'granted',
        () => 'denied',
      )
    return {
      notification: await Notification.requestPermission(),
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      clipboard: await refused(navigator.clipboard.readText()),
      place: await refused(new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))),
      midi: await refused(navigator.requestMIDIAccess({ sysex: true })),
    }
  })
  expect(answers).toEqual({
    notification: 'denied',
    camera: 'denied',
    screen: 'denied',
    clipboard: 'denied',
    place: 'denied',
    midi: 'denied',
  })
})

test('calls that are not the contract’s are refused, and the app goes on', async () => {
  const { page } = await launch()
  const refused = { ok: false, error: expect.objectContaining({ code: 'unexpected' }) as unknown }
  for (const name of ['file:read', '__proto__', 'constructor', 'toString', 'ELECTRON_BROWSER_GET_BUILT_IN']) {
    expect(await call(page, name, {}), name).toBe('rejected')
  }
  expect(await call(page, 'render:job', {})).toEqual(refused)
  expect(await call(page, 'render:write', { position: 0, bytes: new Uint8Array(1) })).toEqual(refused)
  expect(await call(page, 'take:cancel', { id: '../../etc/passwd' })).toEqual(refused)
  expect(await call(page, 'mask:choose', { photo: { width: NaN, height: 1 } })).toEqual(refused)
  expect(await call(page, 'file:openRecent', { id: 5 })).toEqual(refused)
  expect(await call(page, 'app:start', null)).toEqual(refused)
  expect(await call(page, 'app:start', {})).toMatchObject({ ok: true })

  await test.step('nor does the page open a file by its path', async () => {
    const path = join(checkout, 'resources/rocket.jpg')
    expect(await call(page, 'file:openAt', { path })).toBe('rejected')
    const answers = await page.evaluate(async (named) => {
      const { kinebrush } = globalThis as unknown as {
        kinebrush: { openFile: (file: unknown) => Promise<unknown> }
      }
      // A File that a page made lies nowhere, whatever it is called.
      const made = Object.defineProperty(new File(['x'], named), 'path', { value: named })
      const tried = [named, { path: named }, { name: named, path: named }, null, made]
      return Promise.all(tried.map((file) => kinebrush.openFile(file).catch(() => 'rejected')))
    }, path)
    expect(answers).toEqual(['rejected', 'rejected', 'rejected', 'rejected', null])
  })
})

test('another window’s page, even of the app itself, gets no answer', async () => {
  const { app } = await launch()
  const answer = await app.evaluate(
    async ({ BrowserWindow }, { preload, address }) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await other.loadURL(address)
      const result: unknown = await other.webContents.executeJavaScript("kinebrush.call('window:close', {})")
      other.destroy()
      return result
    },
    { preload: join(checkout, 'out/preload/index.cjs'), address: `${ORIGIN}/index.html` },
  )
  expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected' } })
})

test('a page that ends by itself is loaded again', async () => {
  const { app, page } = await launch()
  await page.waitForLoadState()
  const answers = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const loaded = new Promise<void>((done) =>
      contents?.once('render-process-gone', () => contents.once('did-finish-load', () => done())),
    )
    contents?.forcefullyCrashRenderer()
    await loaded
    return contents?.executeJavaScript(
      "kinebrush.call('app:start', {}).then((started) => started.ok)",
    ) as unknown
  })
  expect(answers).toBe(true)
})
