// The Electron this project is made for: the version of the npm package, from Electron's own download host.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkout, userCache } from './checkout.mjs'
import { run } from './processes.mjs'
import { progressOf, watchGrowth } from './progress.mjs'

const packageFolder = join(checkout, 'node_modules/electron')

/** How long the download host may take to send its first byte, and how long it may pause after that. */
const FIRST_BYTE_MS = 20_000
const PAUSE_MS = 120_000

/** A host that could not be reached is asked again after six hours. */
const REMEMBERED_MS = 6 * 3_600_000

/** @param {string} path */
const contentOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '')

export const officialVersion = () =>
  /** @type {string} */ (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version)

/** The installed binary, or null. The npm package comes without one. */
export function installedElectron() {
  const distFolder = join(packageFolder, 'dist')
  const name = contentOf(join(packageFolder, 'path.txt'))
  const version = contentOf(join(distFolder, 'version')).replace(/^v/, '')
  const executablePath = join(distFolder, name)
  if (name === '' || version !== officialVersion() || !existsSync(executablePath)) return null
  return { executablePath, distFolder, version }
}

const failurePath = () => join(userCache(), `electron-${officialVersion()}-unreachable`)

/** Whether a download failed a short while ago. */
export function failedLately() {
  const path = failurePath()
  return existsSync(path) && Date.now() - statSync(path).mtimeMs < REMEMBERED_MS
}

/** So that the next start does not wait for the host again. @param {string} reason */
export function rememberFailure(reason) {
  mkdirSync(dirname(failurePath()), { recursive: true })
  writeFileSync(failurePath(), `${reason}\nDelete this file to try the download again at the next start.\n`)
}

/**
 * Downloads the binary with the script the npm package brings for that.
 * @returns {Promise<string>} why it failed; empty when it did not
 */
export async function downloadElectron() {
  // A temp folder of its own, to see whether anything arrives.
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-electron-'))
  const progress = progressOf(`Downloading Electron ${officialVersion()}`)
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  const work = run(process.execPath, [join(packageFolder, 'install.js')], {
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ...quietAndProxied() },
    started: (started) => (child = started),
  })
  let seen = 0
  let arrivals = 0
  let lastChange = Date.now()
  let stalled = false
  const finished = await watchGrowth(folder, work, (bytes) => {
    if (bytes !== seen) {
      seen = bytes
      arrivals += 1
      lastChange = Date.now()
      progress.show(bytes)
    } else if (Date.now() - lastChange > (arrivals === 0 ? FIRST_BYTE_MS : PAUSE_MS)) {
      stalled = true
      child?.kill()
    }
  })
  if (arrivals > 0) progress.end()
  rmSync(folder, { recursive: true, force: true })
  if (stalled) return arrivals === 0 ? 'the download host does not answer' : 'the download stopped half-way'
  return finished.code === 0 ? '' : reasonIn(finished.output)
}

/** The proxy of the environment is used only when the script is told so. */
function quietAndProxied() {
  const { HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy } = process.env
  const proxied = HTTPS_PROXY || https_proxy || HTTP_PROXY || http_proxy
  return { ELECTRON_GET_NO_PROGRESS: '1', ...(proxied && { ELECTRON_GET_USE_PROXY: 'true' }) }
}

/** The telling line of a stack trace. @param {string} output */
function reasonIn(output) {
  const line = output.split('\n').find((text) => /^\w*Error\b/.test(text)) ?? output.trim()
  // All that fetch says when there is no way to a host; its cause is not in the stack.
  return line.includes('fetch failed') ? 'its download host cannot be reached' : line
}
