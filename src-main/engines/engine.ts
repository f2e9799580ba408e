import type { RenderStage } from '../../src-shared/calls/rendering.ts'
import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { Result } from '../../src-shared/result.ts'

/** Where a clip in the making goes. A failed write rejects with the file system's error. */
export interface ClipSink {
  /** Bytes of a clip file at a place in it; muxers go back to fill in what they learn late. */
  write(position: number, bytes: Uint8Array): Promise<void>
  /** One frame of an image sequence, RGBA, row by row. */
  frame(index: number, pixels: Uint8Array): Promise<void>
}

/** Told how far a clip is: frames done out of all, or percent in a stage before them. */
export type OnProgress = (done: number, total: number, stage?: RenderStage) => void

export interface RenderTask {
  readonly project: Project
  readonly spec: ClipSpec
  /** Of an image sequence: frames before this one are not made. */
  readonly firstFrame?: number
  readonly sink: ClipSink
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
}

/** What an engine tells of a clip it has made; width and height are the coded ones, edge padding included. */
export interface Rendered {
  readonly codec: string
  readonly width: number
  readonly height: number
}

/** Turns a project into a clip. An aborted task ends with the error `cancelled`. */
export interface Engine {
  readonly id: string
  render(task: RenderTask): Promise<Result<Rendered>>
}
