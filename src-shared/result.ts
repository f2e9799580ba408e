import type { AppError } from './errors.ts'

/** What an operation that can fail in an expected way gives back. It crosses the bridge as it is. */
export type Result<T, E = AppError> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const fail = <E = AppError>(error: E): Result<never, E> => ({ ok: false, error })
