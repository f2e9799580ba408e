// `import path from './thread.ts?modulePath'`, as electron-vite builds it for the app, for what runs in plain Node:
// the tests and the benchmarks.
import { rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkout, checkoutCache } from './checkout.mjs'

const MARK = '?modulePath'

/** Bundles each such module for itself and gives the path of the bundle. @returns {import('vite').Plugin} */
export const modulePath = () => ({
  name: 'module-path',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith(MARK)) return null
    const { build } = await import('vite')
    const file = id.slice(0, -MARK.length)
    const name = basename(file, '.ts')
    // Below node_modules, where the imports of packages that stay outside the bundle are found.
    const outDir = join(checkoutCache, 'threads', `${name}-${process.pid}`)
    process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
    await build({
      configFile: false,
      root: checkout,
      logLevel: 'warn',
      // The bundle lies elsewhere than its sources, which may read files beside them.
      define: { 'import.meta.dirname': JSON.stringify(dirname(file)) },
      build: {
        ssr: file,
        outDir,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
      },
    })
    return `export default ${JSON.stringify(join(outDir, `${name}.mjs`))}`
  },
})
