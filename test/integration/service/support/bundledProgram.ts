import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { modulePath } from '../../../../scripts/setup/modulePath.mjs'

/** The file in the folder that is run. */
export const PROGRAM = 'program.mjs'

/** Bundles killedProgram.ts for a process of its own; gives back the folder, which is the caller's to remove. */
export async function bundledProgram(): Promise<string> {
  // Below node_modules, where the imports of packages that stay outside the bundle are found.
  const folder = mkdtempSync(join(import.meta.dirname, '../../../../node_modules/.killed-program-'))
  await build({
    configFile: false,
    plugins: [modulePath()],
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'killedProgram.ts'),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: PROGRAM } },
    },
  })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  return folder
}
