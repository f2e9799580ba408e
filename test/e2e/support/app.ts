import type { BrowserWindow } from 'electron'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright/test'

/** The checkout whose built app is tested. */
export const checkout = process.env.KINEBRUSH_APP ?? resolve(import.meta.dirname, '../../..')

/** An app that runs, its editor's page, and the folder that it keeps its files in. */
export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** Ends the app whatever it would ask: unsaved work is given up. */
  close(): Promise<void>
}

export interface LaunchOptions {
  /** Kept by the caller, as for a second start on the same files; a new one otherwise. */
  readonly userData?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const running = new Set<RunningApp>()
const folders = new Set<string>()

/** Ends what a test has launched and not closed, and removes its folders. For `test.afterEach`. */
export async function closeAll(): Promise<void> {
  for (const one of running) await one.close()
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  folders.clear()
}

/** A new empty folder for a test's own files. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-e2e-'))
  folders.add(folder)
  return folder
}

/** The Electron that the tests run in: scripts/test.mjs says which. */
export function electronPath(): string {
  const given = process.env.KINEBRUSH_ELECTRON
  if (given !== undefined && given !== '') return given
  const fallback = join(homedir(), '.cache/kinebrush/electron-33.2.1/electron')
  return existsSync(fallback) ? fallback : String(createRequire(import.meta.url)('electron'))
}

/** What stands before the app's own arguments. Root may not use Chromium's sandbox, nor may most containers. */
export const electronArguments: readonly string[] = ['--no-sandbox', checkout]

/**
 * What holds the app back until Playwright listens. Playwright loads it into an Electron that it finds by itself, but
 * not into one that is named; a window that opens meanwhile is sometimes never heard of, and the start hangs.
 */
function loader(): string {
  const core = createRequire(createRequire(import.meta.url).resolve('playwright/package.json'))
  return join(dirname(core.resolve('playwright-core/package.json')), 'lib/server/electron/loader.js')
}

/** The environment of an app that keeps its files in that folder. */
export function environment(userData: string): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    // Set in terminals of editors that are Electron programs themselves; Electron would be a plain Node.
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
  )
  // Ten times faster, the pauses between questions to a service are half a second and more.
  return { ...Object.fromEntries(own), KINEBRUSH_USER_DATA: userData, KINEBRUSH_CLOCK: '10' }
}

/** Starts the built app and waits for its page. */
export async function launch({ userData, args = [], env = {} }: LaunchOptions = {}): Promise<RunningApp> {
  const folder = userData ?? newFolder()
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: ['-r', loader(), ...electronArguments, ...args],
    env: { ...environment(folder), ...env },
  })
  // Asked for now: an app that has ended no longer tells.
  const child = app.process()
  const page = await app.firstWindow()
  const one: RunningApp = {
    app,
    page,
    userData: folder,
    async close() {
      if (!running.delete(one)) return
      await end(app, child)
    },
  }
  running.add(one)
  // A window begins with an empty page, which counts as loaded too.
  await page.waitForURL('app://kinebrush/**', { waitUntil: 'domcontentloaded' })
  return one
}

/** The title of the app's window. */
export const titleOf = async ({ app, page }: Pick<RunningApp, 'app' | 'page'>): Promise<string> =>
  (await app.browserWindow(page)).evaluate((window: BrowserWindow) => window.getTitle())

/** Closes the app's window as its frame's button does; another one may be there that nobody sees, which renders. */
export const pressClose = async ({ app, page }: Pick<RunningApp, 'app' | 'page'>): Promise<void> =>
  (await app.browserWindow(page)).evaluate((window: BrowserWindow) => window.close())

/** A window that is closed would ask about unsaved work; one that is destroyed cannot. */
async function end(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await app
    .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.destroy()))
    .catch(() => undefined)
  await ended
  clearTimeout(patience)
}

/** Answers the app's next questions for a file to open; null: the person presses Cancel. */
export async function chooseFile({ app }: Pick<RunningApp, 'app'>, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
  }, path)
}

/** Drops a file on the window as the system does: it has its place on the disk. */
export async function dropOn(page: Page, path: string): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  }
}

/** Answers the app's next questions for where to save; null: the person presses Cancel. */
export async function saveTo({ app }: Pick<RunningApp, 'app'>, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' })
  }, path)
}
