import type { Project } from '../../src-shared/project/project.ts'
import {
  frameCount,
  type ClipInfo,
  type ClipSpec,
  type VideoFormat,
} from '../../src-shared/motion/clipSpec.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { ClipSink, Engine, OnProgress, Rendered } from '../engines/engine.ts'
import { openFileSink, type FileSink } from '../projects/fileSink.ts'

export type ClipFile = ClipSpec & { readonly format: VideoFormat }

export interface Rendering {
  readonly project: Project
  readonly spec: ClipFile
  /** Where the clip goes. Nothing stands there under that name before it is whole. */
  readonly path: string
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
}

/** Renders a project into one clip file. */
export async function renderClip(engine: Engine, rendering: Rendering): Promise<Result<ClipInfo>> {
  const { path, signal, spec } = rendering
  const opened = await openFileSink(path)
  if (!opened.ok) return opened
  const file = opened.value
  const rendered = await madeBy(engine, rendering, file)
  if (!rendered.ok) {
    await file.discard()
    // The engine only knows that a write failed; the file knows why.
    return fail(signal.aborted ? { code: 'cancelled' } : (file.failure() ?? rendered.error))
  }
  const committed = await file.commit()
  return committed.ok ? ok(clipInfo(spec, rendered.value, committed.value.bytes)) : committed
}

async function madeBy(engine: Engine, rendering: Rendering, file: FileSink): Promise<Result<Rendered>> {
  const { project, spec, signal, onProgress } = rendering
  const sink: ClipSink = {
    write: (position, bytes) => file.write(position, bytes),
    frame: () => Promise.reject(new Error('A clip file takes no single frames')),
  }
  try {
    return await engine.render({ project, spec, sink, signal, onProgress })
  } catch (error) {
    return fail({ code: 'render/failed', detail: error instanceof Error ? error.message : String(error) })
  }
}

function clipInfo(spec: ClipFile, rendered: Rendered, bytes: number): ClipInfo {
  const { format, fps } = spec
  const { codec, width, height } = rendered
  const frames = frameCount(spec)
  return { format, width, height, frames, fps, durationSeconds: frames / fps, codec, bytes }
}
