import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { build } from 'vite'
import type { ClipTimes } from './times.ts'

/** A clip to measure. Areas go in three columns and two rows. */
export interface MeasuredClip {
  readonly width: number
  readonly height: number
  readonly areas: number
  readonly seconds: number
  readonly rounds: number
}

const checkout = process.env.KINEBRUSH_APP ?? process.cwd()
const source = join(checkout, 'test/bench/clip')
/** The longest that one clip takes, ms. */
const LONGEST_MS = 300_000

/** The small program around page.ts, built; `remove` when all is measured. */
export async function clipProgram(): Promise<{
  measure(clip: MeasuredClip): Promise<ClipTimes>
  remove(): void
}> {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-bench-'))
  await build({
    configFile: false,
    root: source,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { target: 'chrome130', outDir: folder, emptyOutDir: true },
  })
  copyFileSync(join(source, 'main.mjs'), join(folder, 'main.mjs'))
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'bench', version: '0.0.0', type: 'module', main: 'main.mjs' }),
  )
  return {
    async measure(clip) {
      await writePhoto(folder, clip)
      const times = JSON.parse(await printed(folder, clip)) as ClipTimes | { readonly error: string }
      if ('error' in times) throw new Error(times.error)
      return times
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function writePhoto(folder: string, { width, height }: MeasuredClip): Promise<void> {
  const photo = sharp(join(checkout, 'test/fixtures/rocket.jpg')).resize(width, height).ensureAlpha().raw()
  writeFileSync(join(folder, `photo-${width}x${height}.rgba`), await photo.toBuffer())
}

/** What the program prints on standard output. */
function printed(folder: string, clip: MeasuredClip): Promise<string> {
  const executable = process.env.KINEBRUSH_ELECTRON
  if (executable === undefined) throw new Error('KINEBRUSH_ELECTRON names no Electron')
  const query = new URLSearchParams(Object.entries(clip).map(([name, value]) => [name, String(value)]))
  const flags = ['--no-sandbox', '--ozone-platform=headless', '--disable-gpu', '--log-level=3']
  const child = spawn(
    executable,
    [...flags, `--user-data-dir=${join(folder, 'profile')}`, folder, query.toString()],
    { stdio: ['ignore', 'pipe', 'ignore'], timeout: LONGEST_MS },
  )
  let text = ''
  child.stdout.on('data', (piece: Buffer) => (text += piece.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      text === '' ? reject(new Error(`nothing was measured, exit ${code}`)) : resolve(text),
    )
  })
}
