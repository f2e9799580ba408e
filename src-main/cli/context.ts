import type { Result } from '../../src-shared/result.ts'
import type { FindRoutes } from '../engines/service/routes.ts'
import type { Converter, Engine } from '../engines/engine.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import type { Clock } from '../takes/service/parts.ts'
import type { ExitCode } from './exitCodes.ts'

/** Writes text and waits until it is through: a process that ends sooner cuts off what a pipe has not taken yet. */
export type Writer = (text: string) => Promise<void>

/** All that a command needs of the world. */
export interface CliContext {
  /** The folder that relative paths begin at. */
  readonly cwd: string
  readonly photos: PhotoStore
  /** The app's own takes: an editor may be at work beside the command. */
  readonly takesFolder: string
  /** The computer's own where none is given. */
  readonly clock?: Clock
  /** The engine of this computer. */
  readonly engine: Engine & Converter
  readonly stdout: Writer
  readonly stderr: Writer
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal
  /** Whether standard error is a terminal, where a line can be drawn again. */
  readonly isTty: boolean
  readonly version: string
  /** The proxies of the environment, else the system's. */
  readonly routes: FindRoutes
  readonly env: Readonly<Record<string, string | undefined>>
}

/** One command: its arguments after its name in, its exit code out. */
export type Command = (args: readonly string[], context: CliContext) => Promise<Result<ExitCode>>
