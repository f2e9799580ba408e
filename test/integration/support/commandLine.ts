import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runCommand } from '../../../src-main/cli/runCommand.ts'
import type { CliContext } from '../../../src-main/cli/context.ts'
import type { Converter, Engine, Rendered, RenderTask } from '../../../src-main/engines/engine.ts'
import { direct } from '../../../src-main/engines/service/routes.ts'
import { openPhotoStore } from '../../../src-main/photos/photoStore.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder for one test, gone after it. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const HEADS = {
  mp4: '\0\0\0\x18ftypisom',
  webm: '\x1a\x45\xdf\xa3',
  gif: 'GIF89a',
  webp: 'RIFF\0\0\0\0WEBP',
  png: '',
}

/** Writes a few bytes or still frames, as an engine does; the real one needs Electron (cli.electron.test.ts). */
export const plainEngine: Engine & Converter = { id: 'local', render: writeStill, convert: writeStill }

async function writeStill({
  spec,
  sink,
  signal,
  onProgress,
  firstFrame = 0,
  endFrame,
}: Omit<RenderTask, 'project'>): Promise<Result<Rendered>> {
  const frames = endFrame ?? Math.round(spec.fps * spec.durationSeconds)
  const pixels = new Uint8Array(spec.width * spec.height * 4).fill(255)
  try {
    for (let i = firstFrame; i < frames; i++) {
      if (signal.aborted) return fail({ code: 'cancelled' })
      if (spec.format === 'png') await sink.frame(i, pixels)
      else await sink.write(i * 1000, new Uint8Array(1000).fill(i))
      onProgress(i + 1, frames)
    }
    if (spec.format !== 'png') await sink.write(0, Buffer.from(HEADS[spec.format], 'latin1'))
    return ok({ codec: 'none', width: spec.width, height: spec.height })
  } catch (error) {
    return fail({ code: 'render/failed', detail: String(error) })
  }
}

/** The command line in a folder, with a real photo store. */
export function commandLine(
  cwd: string,
  engine: Engine & Converter = plainEngine,
  signal?: AbortSignal,
  more: Partial<CliContext> = {},
) {
  const photos = openPhotoStore(join(cwd, '.store'))
  return async (...argv: string[]): Promise<Ran> => {
    let stdout = ''
    let stderr = ''
    const code = await runCommand(argv, {
      cwd,
      photos,
      takesFolder: join(cwd, '.takes'),
      engine,
      stdout: (text) => Promise.resolve(void (stdout += text)),
      stderr: (text) => Promise.resolve(void (stderr += text)),
      signal: signal ?? new AbortController().signal,
      isTty: false,
      version: '1.2.3',
      env: {},
      routes: direct,
      ...more,
    })
    return { code, stdout, stderr }
  }
}
