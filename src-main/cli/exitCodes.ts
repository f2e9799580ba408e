import type { ErrorCode } from '../../src-shared/errors.ts'

export const DONE = 0
export const HAS_ERRORS = 1
const UNUSABLE = 2
const ENGINE_FAILED = 3
const NOT_WRITTEN = 5
const INTERRUPTED = 130

export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 130

/** The exit code of a command that ended with an error. */
export const EXIT_CODES: Readonly<Record<ErrorCode, ExitCode>> = {
  unexpected: ENGINE_FAILED,
  cancelled: INTERRUPTED,
  'photo/too-large': UNUSABLE,
  'photo/too-many-pixels': UNUSABLE,
  'photo/unsupported': UNUSABLE,
  'photo/damaged': UNUSABLE,
  'photo/empty': UNUSABLE,
  'photo/missing': UNUSABLE,
  'mask/aspect': UNUSABLE,
  'mask/size': UNUSABLE,
  'mask/empty': UNUSABLE,
  'mask/too-many': UNUSABLE,
  'project/unreadable': UNUSABLE,
  'project/newer': UNUSABLE,
  'project/too-large': UNUSABLE,
  'project/has-errors': HAS_ERRORS,
  'file/not-found': UNUSABLE,
  'file/not-a-file': UNUSABLE,
  'file/unreadable': UNUSABLE,
  'file/no-folder': NOT_WRITTEN,
  'file/is-a-folder': NOT_WRITTEN,
  'file/unwritable': NOT_WRITTEN,
  'file/disk-full': NOT_WRITTEN,
  'file/other-kind': NOT_WRITTEN,
  'engine/unknown': UNUSABLE,
  'engine/cannot-send-yet': UNUSABLE,
  'render/failed': ENGINE_FAILED,
  'render/codec': ENGINE_FAILED,
  'render/format': UNUSABLE,
  'render/busy': ENGINE_FAILED,
  'take/missing': UNUSABLE,
  'take/not-finished': UNUSABLE,
  'take/interrupted': ENGINE_FAILED,
  'take/clip-missing': UNUSABLE,
  'clip/unreadable': UNUSABLE,
  'send/mask-size': UNUSABLE,
  'send/mask-empty': UNUSABLE,
  'send/mask-levels': UNUSABLE,
  'send/image-size': UNUSABLE,
  'send/image-unreadable': UNUSABLE,
  'send/too-large': UNUSABLE,
  'usage/arguments': UNUSABLE,
}
