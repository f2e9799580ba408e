import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import { isOwnClip, ownSpec } from '../../src-shared/clips/ownSpec.ts'
import { clipSizeFor, type ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { Take } from '../../src-shared/take.ts'
import type { Converter, Engine } from '../engines/engine.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { openFileSink } from '../projects/fileSink.ts'
import { openSequenceSink } from '../projects/sequenceSink.ts'
import type { Sink } from '../projects/sink.ts'
import type { WaitingLine } from './line.ts'
import type { TakeStore } from './takeStore.ts'
import { convertFile, writeInto, type Attending } from './writing.ts'

export interface Export extends Attending {
  readonly store: TakeStore
  readonly engine: Engine & Converter
  readonly inTurn: WaitingLine
  readonly take: Take
  /** How it is wanted; null: as it is, in the format that the path's ending names. */
  readonly spec: ClipSpec | null
  /** A file; or for single pictures their folder. */
  readonly path: string
}

/**
 * Writes a finished take's clip where a person wants it. As it is, it is copied. Otherwise this computer's takes are
 * rendered anew from what they were made from, and a service's clip is made into another one.
 */
export async function exportClip(order: Export): Promise<Result<null>> {
  const { store, inTurn, take, path, signal } = order
  const spec = order.spec ? ok(order.spec) : specByEnding(take, path)
  if (!spec.ok) return spec
  if (isOwnClip(take, spec.value)) return copyClip(store.clipPath(take), path)
  const written = await inTurn(() => writeAnew(order, spec.value), signal)
  return written.ok ? ok(null) : written
}

function specByEnding(take: Take, path: string): Result<ClipSpec> {
  const ending = extname(path).slice(1).toLowerCase()
  if (ending !== 'mp4' && ending !== 'webm') return fail({ code: 'render/format', ending })
  const own = ownSpec(take)
  return ok(ending === own.format ? own : { ...own, ...clipSizeFor(ending, own), format: ending })
}

async function writeAnew(order: Export, spec: ClipSpec) {
  const { store, engine, take, path, signal, onProgress } = order
  const attending = { signal, onProgress }
  const project = take.service ? null : await store.request(take.id)
  if (project?.ok === false) return project
  return writeInto(await sinkFor(spec, path), attending, (sink) =>
    project
      ? engine.render({ project: project.value, spec, sink, ...attending })
      : convertFile(engine, store.clipPath(take), spec, sink, attending),
  )
}

const sinkFor = (spec: ClipSpec, path: string): Promise<Result<Sink>> =>
  spec.format === 'png' ? openSequenceSink({ folder: path, name: frameName }, spec) : openFileSink(path)

const frameName = (index: number): string => `${String(index).padStart(4, '0')}.png`

/** Copies a clip durably; a failure leaves what was there. */
export async function copyClip(from: string, to: string): Promise<Result<null>> {
  const copied = await writeDurably(to, async (write) => {
    for await (const piece of createReadStream(from, { highWaterMark: 1024 * 1024 })) {
      await write(piece as Uint8Array)
    }
  })
  return copied.ok ? ok(null) : copied
}
