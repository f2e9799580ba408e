import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import { clipSizeFor } from '../../src-shared/motion/clipSpec.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { Take } from '../../src-shared/take.ts'
import type { Engine, OnProgress } from '../engines/engine.ts'
import { writeDurably } from '../projects/durableSave.ts'
import type { WaitingLine } from './line.ts'
import { renderClip, type ClipFile } from './rendering.ts'
import type { TakeStore } from './takeStore.ts'

export interface Export {
  readonly store: TakeStore
  readonly engine: Engine
  readonly inTurn: WaitingLine
  readonly take: Take
  /** Its ending names the format. */
  readonly path: string
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
}

/** Writes a finished take's clip where a person wants it: copied, or rendered again for another format. */
export async function exportClip(order: Export): Promise<Result<null>> {
  const { store, engine, inTurn, take, path, signal, onProgress } = order
  const ending = extname(path).slice(1).toLowerCase()
  if (ending !== 'mp4' && ending !== 'webm') return fail({ code: 'render/format', ending })
  if (ending === take.spec.format) return copyClip(store.clipPath(take), path)
  const project = await store.request(take.id)
  if (!project.ok) return project
  const spec: ClipFile = { ...take.spec, ...clipSizeFor(ending, take.spec), format: ending }
  const rendering = { project: project.value, spec, path, signal, onProgress }
  const rendered = await inTurn(() => renderClip(engine, rendering), signal)
  return rendered.ok ? ok(null) : rendered
}

/** Copies a clip durably; a failure leaves what was there. */
export async function copyClip(from: string, to: string): Promise<Result<null>> {
  const copied = await writeDurably(to, async (write) => {
    for await (const piece of createReadStream(from, { highWaterMark: 1024 * 1024 })) {
      await write(piece as Uint8Array)
    }
  })
  return copied.ok ? ok(null) : copied
}
