import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Ran } from './commandLine.ts'

export const CHECKOUT = process.env.KINEBRUSH_APP ?? join(import.meta.dirname, '../../..')

/** The Electron that set-up chose, or the one that it keeps for machines without a download. */
export const ELECTRON =
  process.env.KINEBRUSH_ELECTRON ?? join(homedir(), '.cache/kinebrush/electron-33.2.1/electron')

/** Whether there is an Electron and a built app to run in it. */
export const canRunApplication = existsSync(ELECTRON) && existsSync(join(CHECKOUT, 'out/main/index.js'))

const FLAGS = ['--ozone-platform=headless', '--disable-gpu']
const SILENT = ['--log-level=3']
/** What Chromium and the libraries of the process complain of is told on stderr. */
export const TALKATIVE = ['--enable-logging=stderr']

interface Start {
  readonly env?: Readonly<Record<string, string>>
  readonly logging?: readonly string[]
  /** The folder of the built app. */
  readonly app?: string
}

/** Starts the built app's command line as a process of its own, without a display. */
export function startApplication(
  cwd: string,
  argv: readonly string[],
  { env = {}, logging = SILENT, app = CHECKOUT }: Start = {},
) {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(ELECTRON, [...FLAGS, ...logging, ...root, app, '--cli', ...argv], {
    cwd,
    env: { ...process.env, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()))
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }))
  })
  return { child, ended, told: () => stderr }
}

export const application =
  (cwd: string) =>
  (...argv: string[]): Promise<Ran> =>
    startApplication(cwd, argv).ended

/** Y planes of the frames of a clip or picture, as ffmpeg decodes them. */
export function lumaPlanes(path: string, size: { width: number; height: number }): Uint8Array[] {
  const { width, height } = size
  // Pictures are brought to the clip's even size the way the clip was: by its edge pixels.
  const pad = `pad=${width}:${height}:0:0,fillborders=0:0:0:0:mode=smear`
  const filters = path.endsWith('.png') ? ['-vf', pad] : []
  const args = ['-v', 'error', '-i', path, ...filters, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-']
  const bytes = execFileSync('ffmpeg', args, { maxBuffer: 2 ** 31 - 1 })
  const planes: Uint8Array[] = []
  const frame = width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2)
  for (let at = 0; at + frame <= bytes.length; at += frame)
    planes.push(bytes.subarray(at, at + width * height))
  return planes
}
