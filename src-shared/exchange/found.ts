import type { Easing } from '../geometry/easing.ts'
import type { Anchor } from '../geometry/path.ts'
import type { ImagePoint, Size } from '../geometry/point.ts'
import { fail, type Result } from '../result.ts'
import type { PathFormat } from './formats.ts'

/** A path in a text. */
export interface FoundPath {
  readonly anchors: readonly Anchor[]
  /** Null: the text says nothing of speed. */
  readonly easing: Easing | null
}

/** What a text holds. */
export interface FoundPaths {
  readonly format: PathFormat
  readonly paths: readonly FoundPath[]
  /** The size of the picture that the paths were made on, where the text says it. */
  readonly size: Size | null
}

export const corners = (points: readonly ImagePoint[]): Anchor[] =>
  points.map(({ x, y }) => ({ x, y, kind: 'corner' }))

/** Longest piece of a foreign text that a message repeats, characters. */
const MAX_QUOTE = 40

/** The text is of that format but for one place; `line` from 1, 0 where lines mean nothing. */
export const damaged = (format: PathFormat, line: number, text: string): Result<never> =>
  fail({ code: 'path/damaged', format, line, text: text.trim().slice(0, MAX_QUOTE) })
