// What Electron needs from a Linux system and a bare one lacks.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { say } from './checkout.mjs'
import { run } from './processes.mjs'

/** Debian package by the library it brings. */
const libraries = {
  'libnss3.so': 'libnss3',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libcups.so.2': 'libcups2',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libgbm.so.1': 'libgbm1',
  'libasound.so.2': 'libasound2',
  'libXss.so.1': 'libxss1',
  'libdrm.so.2': 'libdrm2',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libX11-xcb.so.1': 'libx11-xcb1',
}

/** Debian package by the program it brings: for a screen where there is none. */
const screenPrograms = { Xvfb: 'xvfb', 'xvfb-run': 'xvfb', xauth: 'xauth' }

/** @typedef {{ withScreen?: boolean, withFfmpeg?: boolean }} Wishes withScreen: also without a display */

/**
 * Installs what is missing, as root on a Debian-like system; names the command for it elsewhere.
 * @param {Wishes} [wishes]
 */
export async function ensureSystemLibraries(wishes = {}) {
  if (process.platform !== 'linux') return
  const missing = await missingPackages(wishes)
  if (missing.length === 0) return
  if (!isOnPath('apt-get')) {
    throw new Error(
      `System libraries are missing. Debian calls them ${missing.join(' ')}: install the same with this system's package manager.`,
    )
  }
  const isRoot = process.getuid?.() === 0
  if (isRoot) await apt(['update'])
  const names = await Promise.all(missing.map(nameHere))
  const command = `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`
  if (!isRoot) throw new Error(`System libraries are missing. Install them with: sudo sh -c '${command}'`)
  say(`Installing system libraries: ${names.join(' ')}…`)
  const { code, output } = await apt(['install', '-y', '--no-install-recommends', ...names])
  if (code !== 0) {
    throw new Error(
      `apt-get could not install system libraries:\n${output.trim()}\nInstall them with: ${command}`,
    )
  }
}

/** Packages by their names in Debian 12. Looks at files only, so that it costs nothing when all is there. @param {Wishes} wishes */
async function missingPackages({ withScreen = false, withFfmpeg = false }) {
  const missing = await missingLibraries()
  if (withScreen) {
    missing.push(
      ...Object.entries(screenPrograms).flatMap(([program, name]) => (isOnPath(program) ? [] : [name])),
    )
  }
  if (!hasFonts()) missing.push('fonts-dejavu-core')
  if (withFfmpeg && !isOnPath('ffmpeg')) missing.push('ffmpeg')
  return [...new Set(missing)]
}

async function missingLibraries() {
  // Only root has /sbin on the PATH everywhere.
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find(existsSync) ?? 'ldconfig'
  const { code, output } = await run(ldconfig, ['-p'])
  // A system without ldconfig keeps its libraries in its own way; Electron itself will say what it lacks.
  if (code !== 0) return []
  const known = new Set(output.split('\n').map((line) => line.trim().split(' ')[0]))
  return Object.entries(libraries).flatMap(([library, name]) => (known.has(library) ? [] : [name]))
}

function hasFonts() {
  const folders = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.fonts'),
    join(homedir(), '.local/share/fonts'),
  ]
  return folders.some((folder) => existsSync(folder) && holdsFont(folder))
}

/** @param {string} folder @returns {boolean} */
function holdsFont(folder) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? holdsFont(join(folder, entry.name)) : /\.(ttf|otf|ttc|pfb)$/i.test(entry.name),
  )
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * Debian 13 and Ubuntu 24.04 renamed some libraries when time became 64 bits wide, libgtk-3-0 to libgtk-3-0t64.
 * @param {string} name
 */
async function nameHere(name) {
  const { code } = await run('apt-cache', ['show', `${name}t64`])
  return code === 0 ? `${name}t64` : name
}

/** @param {string[]} args */
const apt = (args) =>
  run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
