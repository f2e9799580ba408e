// npm run bench [-- name…]: runs test/bench/*.bench.ts, each bundled for Node and in a process of its own.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { electronEnvironment, prepareApp } from './setup/app.mjs'
import { checkout, checkoutCache, say } from './setup/checkout.mjs'
import { modulePath } from './setup/modulePath.mjs'
import { run, runScript } from './setup/processes.mjs'
import { startVirtualScreen } from './setup/virtualScreen.mjs'

const source = join(checkout, 'test/bench')
const target = join(checkoutCache, 'bench')

/** Some measure the app itself, in its window. @param {string} file */
const needsElectron = (file) => file.endsWith('.electron.bench.ts')

/** Bundled below node_modules, where the imports of packages that stay outside the bundle are found. @param {string} file */
async function bundle(file) {
  const { build } = await import('vite')
  const name = basename(file, '.ts')
  await build({
    configFile: false,
    root: checkout,
    logLevel: 'warn',
    plugins: [modulePath()],
    build: {
      ssr: join(source, file),
      outDir: target,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, chunkFileNames: `${name}-[hash].mjs` } },
    },
  })
  return join(target, `${name}.mjs`)
}

await runScript(async () => {
  const filters = process.argv.slice(2)
  const all = existsSync(source)
    ? readdirSync(source)
        .filter((name) => name.endsWith('.bench.ts'))
        .sort()
    : []
  const files = all.filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
  if (files.length === 0) {
    throw new Error(
      `No benchmark fits ${filters.join(' ') || '*'}. There are: ${all.join(', ') || 'none in test/bench'}.`,
    )
  }
  const needsScreen = files.some(needsElectron) && !process.env['DISPLAY']
  const electron = await prepareApp({ withScreen: needsScreen, withFfmpeg: true })
  const screen = needsScreen && process.platform === 'linux' ? await startVirtualScreen() : null
  rmSync(target, { recursive: true, force: true })
  const failed = []
  for (const file of files) {
    const env = {
      ...electronEnvironment(),
      ...(screen && { DISPLAY: screen.display }),
      KINEBRUSH_ELECTRON: electron.executablePath,
      KINEBRUSH_APP: checkout,
    }
    const { code } = await run(process.execPath, [await bundle(file)], { output: 'inherit', env })
    if (code !== 0) failed.push(file)
  }
  screen?.end()
  if (failed.length > 0) say(`Failed: ${failed.join(', ')}. One alone runs with npm run bench -- <name>.`)
  return failed.length > 0 ? 1 : 0
})
