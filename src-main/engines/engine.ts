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

interface Making {
  readonly spec: ClipSpec
  /** Of an image sequence: frames before this one are not made. */
  readonly firstFrame?: number
  /** Of an image sequence: neither are this one and those after it. */
  readonly endFrame?: number
  readonly sink: ClipSink
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
}

/** A clip of a project. */
export interface RenderTask extends Making {
  readonly project: Project
  /**
   * Of an image sequence: in the place of frames the layers that they are put together of, each under its area's label,
   * the plate under 0. The spec's size is the photo's.
   */
  readonly asLayers?: boolean
}

/** A clip that is there, to be read at any place. */
export interface ClipReader {
  /** Its length. */
  readonly bytes: number
  read(position: number, length: number): Promise<Uint8Array<ArrayBuffer>>
}

/** A clip of another clip: in another format, size or shape, or with another end. */
export interface ConvertTask extends Making {
  readonly clip: ClipReader
  /** So much of it from its beginning. `spec.durationSeconds` is what comes of it. */
  readonly seconds: number
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

/** Turns a clip into another one. An aborted task ends with the error `cancelled`. */
export interface Converter {
  convert(task: ConvertTask): Promise<Result<Rendered>>
}
