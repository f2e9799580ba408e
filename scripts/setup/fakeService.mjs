// The service that the tests play, for people: it is TypeScript, so it is bundled for Node first.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkout, checkoutCache } from './checkout.mjs'

const folder = join(checkout, 'test/support/fakeService')

/**
 * Starts it with the flags of `npm run fake-service`.
 * @param {string[]} args
 * @returns {Promise<import('../../test/support/fakeService/command.ts').Started | null>} null after --help
 */
export async function startFakeService(args) {
  const { build } = await import('vite')
  const outDir = join(checkoutCache, `fake-service-${process.pid}`)
  await build({
    configFile: false,
    root: checkout,
    logLevel: 'warn',
    // The bundle lies elsewhere than its sources, which read the fixtures beside them.
    define: { 'import.meta.dirname': JSON.stringify(folder) },
    build: {
      ssr: join(folder, 'command.ts'),
      outDir,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'command.mjs' } },
    },
  })
  const { runFakeService } = await import(pathToFileURL(join(outDir, 'command.mjs')).href)
  rmSync(outDir, { recursive: true, force: true })
  return runFakeService(args)
}
