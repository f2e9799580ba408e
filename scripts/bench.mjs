// npm run bench [-- name…]: runs test/bench/*.bench.ts, each bundled for Node and in a process of its own.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

/**
 * All figures of a run in one table.
 * @param {string} record a line of JSON each
 */
function table(record) {
  /** @type {{ name: string, value: string, target: string, met: boolean }[]} */
  const figures = existsSync(record)
    ? readFileSync(record, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
  const rows = [
    { name: 'name', value: 'measured', target: 'target', met: 'met' },
    ...figures.map((figure) => ({ ...figure, met: figure.met ? 'yes' : 'NO' })),
  ]
  /** @param {'name' | 'value' | 'target'} column */
  const width = (column) => Math.max(...rows.map((row) => row[column].length))
  const [name, value, target] = [width('name'), width('value'), width('target')]
  return rows
    .map(
      (row) =>
        `${row.name.padEnd(name)}  ${row.value.padEnd(value)}  ${row.target.padEnd(target)}  ${row.met}`,
    )
    .join('\n')
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
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-bench-'))
  const record = join(folder, 'figures.jsonl')
  const failed = []
  for (const file of files) {
    const env = {
      ...electronEnvironment(),
      ...(screen && { DISPLAY: screen.display }),
      KINEBRUSH_ELECTRON: electron.executablePath,
      KINEBRUSH_APP: checkout,
      KINEBRUSH_FIGURES: record,
    }
    const { code } = await run(process.execPath, [await bundle(file)], { output: 'inherit', env })
    if (code !== 0) failed.push(file)
  }
  screen?.end()
  console.log(`\n${table(record)}`)
  rmSync(folder, { recursive: true, force: true })
  if (failed.length > 0) say(`Failed: ${failed.join(', ')}. One alone runs with npm run bench -- <name>.`)
  return failed.length > 0 ? 1 : 0
})
