import type { AppError } from '../../src-shared/errors.ts'
import type { Result } from '../../src-shared/result.ts'
import type { ClipSink } from '../engines/engine.ts'

/** A sink that knows why a write failed, and that leaves nothing behind unless it is committed. */
export interface Sink extends ClipSink {
  failure(): AppError | null
  commit(): Promise<Result<unknown>>
  discard(): Promise<void>
}
