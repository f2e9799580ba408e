import type { Input, Output } from '../../../src-shared/contract.ts'
import type { RenderJob } from '../../../src-shared/calls/rendering.ts'
import type { AppError } from '../../../src-shared/errors.ts'
import { frameCount } from '../../../src-shared/motion/clipSpec.ts'
import { toWire } from '../../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import type { ConvertTask, RenderTask, Rendered } from '../engine.ts'

/** A page that says nothing for so long is given up, milliseconds. Planning the largest photos takes some seconds. */
const STALL_MILLISECONDS = 120_000

/** The calls by which the render page does its job. */
export type RenderCall =
  | 'render:job'
  | 'render:read'
  | 'render:write'
  | 'render:frame'
  | 'render:progress'
  | 'render:finish'
  | 'render:fail'

export type RenderSteps = { readonly [C in RenderCall]: (input: Input<C>) => Promise<Result<Output<C>>> }

/** One task while a page works on it. After the end every step is answered with the reason, so the page stops. */
export interface RenderRun {
  /** How it ended; never rejects. */
  readonly ended: Promise<Result<Rendered>>
  readonly steps: RenderSteps
  /** Ends it, unless it has ended before. */
  end(error: AppError): void
}

export function startRun(task: RenderTask | ConvertTask, stallMilliseconds = STALL_MILLISECONDS): RenderRun {
  const { sink, signal, onProgress } = task
  let settle: (result: Result<Rendered>) => void = () => undefined
  const ended = new Promise<Result<Rendered>>((resolve) => (settle = resolve))
  let outcome: Result<Rendered> | null = null
  const over = (): Result<Rendered> | null => outcome
  const finish = (result: Result<Rendered>): void => {
    if (outcome) return
    outcome = result
    clearTimeout(stall)
    signal.removeEventListener('abort', cancel)
    settle(result)
  }
  const end = (error: AppError): void => finish(fail(error))
  const cancel = (): void => end({ code: 'cancelled' })
  const stalled = (): void => end({ code: 'render/failed', detail: 'the render page stopped answering' })
  const stall = setTimeout(stalled, stallMilliseconds)
  signal.addEventListener('abort', cancel)
  if (signal.aborted) cancel()

  /** Does a step, unless all is over; a step that fails ends the run. */
  async function step<T>(work: () => T | Promise<T>): Promise<Result<T>> {
    const before = over()
    if (before) return refused(before)
    stall.refresh()
    try {
      const value = await work()
      // A slow disk is not a silent page.
      stall.refresh()
      const after = over()
      return after ? refused(after) : ok(value)
    } catch (error) {
      const failure: AppError = { code: 'render/failed', detail: textOf(error) }
      end(failure)
      return fail(failure)
    }
  }
  return {
    ended,
    end,
    steps: {
      'render:job': () => step(() => jobOf(task)),
      'render:read': (piece) => step(() => pieceOf(task, piece)),
      'render:write': ({ position, bytes }) => step(() => done(sink.write(position, bytes))),
      'render:frame': ({ index, pixels }) => step(() => done(sink.frame(index, pixels))),
      'render:progress': ({ done: so, total, stage }) => step(() => (onProgress(so, total, stage), {})),
      'render:finish': (rendered) => {
        finish(ok(rendered))
        return Promise.resolve(ok({}))
      },
      'render:fail': ({ error }) => {
        end(error)
        return Promise.resolve(ok({}))
      },
    },
  }
}

function jobOf(task: RenderTask | ConvertTask): RenderJob {
  const { spec, firstFrame = 0, endFrame = frameCount(spec) } = task
  const source =
    'clip' in task
      ? ({ kind: 'clip', bytes: task.clip.bytes, seconds: task.seconds } as const)
      : ({ kind: task.asLayers ? 'layers' : 'project', project: toWire(task.project) } as const)
  return { source, spec, firstFrame, endFrame }
}

async function pieceOf(
  task: RenderTask | ConvertTask,
  { position, length }: Input<'render:read'>,
): Promise<Output<'render:read'>> {
  if (!('clip' in task)) throw new Error('there is no clip to be read')
  return { bytes: await task.clip.read(position, length) }
}

const done = (work: Promise<void>): Promise<Record<string, never>> => work.then(() => ({}))

const refused = (outcome: Result<Rendered>): Result<never> =>
  outcome.ok ? fail({ code: 'render/failed', detail: 'the clip is finished already' }) : outcome

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
