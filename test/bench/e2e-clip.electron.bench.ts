import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { build } from 'vite'
import { figure } from './figures.ts'

// 5 s of 30 fps at 1280 x 720 with six moving areas: the whole way from scene to MP4 against its parts one by one.
const checkout = process.env.KINEBRUSH_APP ?? process.cwd()
const electron = process.env.KINEBRUSH_ELECTRON
if (electron === undefined) throw new Error('KINEBRUSH_ELECTRON names no Electron')

const source = join(checkout, 'test/bench/clip')
const folder = mkdtempSync(join(tmpdir(), 'kinebrush-bench-'))

async function prepare(): Promise<void> {
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
  const photo = sharp(join(checkout, 'test/fixtures/rocket.jpg')).resize(1280, 720).ensureAlpha().raw()
  writeFileSync(join(folder, 'photo.rgba'), await photo.toBuffer())
}

/** What the program prints on standard output. */
function run(executable: string): Promise<string> {
  const flags = ['--no-sandbox', '--ozone-platform=headless', '--disable-gpu', '--log-level=3']
  const child = spawn(executable, [...flags, `--user-data-dir=${join(folder, 'profile')}`, folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
  })
  let printed = ''
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(printed))
  })
}

interface Times {
  readonly render: number
  readonly encode: number
  readonly both: number
  readonly clip: number
  readonly error?: string
}

try {
  await prepare()
  const { render, encode, both, clip, error } = JSON.parse(await run(electron)) as Times
  if (error !== undefined) throw new Error(error)
  const ms = (value: number): string => `${value.toFixed(0)} ms`
  const parts = `of its parts: render ${ms(render)}, encode ${ms(encode)}, both ${ms(both)}`
  figure('e2e-clip', parts, both / (render + encode), 'x parts', '<= 0.9')
  figure('e2e-clip', '5 s of 30 fps at 1280 x 720, six areas', clip / both, 'x real time', '>= 2')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
