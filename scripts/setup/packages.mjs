// The npm packages of package-lock.json, installed when they are not there. Node builtins only.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkout, checkoutCache, say } from './checkout.mjs'
import { withLock } from './lock.mjs'
import { runNpm } from './processes.mjs'

const lockfilePath = join(checkout, 'package-lock.json')
const stampPath = join(checkoutCache, 'packages.sha256')

/** @param {string | Buffer} data */
const sha256 = (data) => createHash('sha256').update(data).digest('hex')

/** The platform is part of it: sharp and others install a binary for it. */
const wantedStamp = () => sha256(`${sha256(readFileSync(lockfilePath))} ${process.platform} ${process.arch}`)

/** Runs `npm ci` when node_modules is missing or not what package-lock.json says. */
export async function ensurePackages() {
  if (isStamped()) return
  // Not in node_modules, which npm ci deletes; one lock for each checkout.
  const lock = join(tmpdir(), `kinebrush-npm-${sha256(checkout).slice(0, 16)}.lock`)
  await withLock(lock, 'Another process is installing npm packages. Waiting for it…', async () => {
    if (isStamped()) return
    if (!matchesLockfile()) await install()
    mkdirSync(checkoutCache, { recursive: true })
    writeFileSync(stampPath, wantedStamp())
  })
}

const isStamped = () => existsSync(stampPath) && readFileSync(stampPath, 'utf8') === wantedStamp()

/** Whether someone ran npm themselves: npm notes what it installed in a lockfile of its own, last of all. */
function matchesLockfile() {
  const installedPath = join(checkout, 'node_modules/.package-lock.json')
  if (!existsSync(installedPath)) return false
  /** @type {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
  const wanted = JSON.parse(readFileSync(lockfilePath, 'utf8')).packages
  /** @type {typeof wanted} */
  const installed = JSON.parse(readFileSync(installedPath, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    const found = installed[path]
    // Binaries for other platforms are optional and stay away.
    return found ? found.version === version : optional === true || devOptional === true
  })
}

async function install() {
  say('Installing npm packages…')
  const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel', 'error'])
  if (code === 0) return
  if (output.includes('EUSAGE')) {
    const differences = output.split('\n').filter((line) => /(Missing|Invalid): /.test(line))
    throw new Error(
      `package-lock.json does not fit package.json. Run npm install, and keep the new lockfile.\n${differences.join('\n')}`,
    )
  }
  throw new Error(
    `npm ci failed:\n${output.trim()}\nCheck the network and npm's settings (npm config list), then try again.`,
  )
}
