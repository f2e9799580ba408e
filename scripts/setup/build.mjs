// The app is built only when what it is built from has changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { checkout, checkoutCache, say } from './checkout.mjs'
import { withLock } from './lock.mjs'
import { runTool } from './processes.mjs'

const stampPath = join(checkoutCache, 'build.json')
const builtPath = join(checkout, 'out/main/index.js')
const sourceFiles = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json']

/** Builds into out/ when needed. */
export async function ensureBuild() {
  if (isUpToDate()) return
  await withLock(
    join(checkoutCache, 'build.lock'),
    'Another process is building the app. Waiting for it…',
    async () => {
      if (isUpToDate()) return
      // Before the build: a file saved while it runs makes the next one.
      const sources = sourcesHash()
      say('Building the app…')
      const { code } = await runTool('electron-vite', ['build', '--logLevel', 'warn'], { output: 'stderr' })
      if (code !== 0)
        throw new Error('The build failed, see above. Correct what it names and run the command again.')
      mkdirSync(checkoutCache, { recursive: true })
      writeFileSync(stampPath, JSON.stringify({ sources, builtAt: statSync(builtPath).mtimeMs }))
    },
  )
}

function isUpToDate() {
  if (!existsSync(stampPath) || !existsSync(builtPath)) return false
  const stamp = JSON.parse(readFileSync(stampPath, 'utf8'))
  // A build by other means, such as npm run dev, leaves a newer file.
  return stamp.builtAt === statSync(builtPath).mtimeMs && stamp.sources === sourcesHash()
}

/** Of contents, not dates: a change of branch and back builds nothing. */
function sourcesHash() {
  const folders = readdirSync(checkout).filter((name) => name.startsWith('src-') || name === 'resources')
  const paths = [
    ...folders.flatMap((name) => filesIn(join(checkout, name))),
    ...sourceFiles.map((name) => join(checkout, name)),
  ]
  const hash = createHash('sha256')
  for (const path of paths.filter(existsSync).sort()) {
    hash
      .update(`${relative(checkout, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}
