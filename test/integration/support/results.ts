import type { Result } from '../../../src-shared/result.ts'

/** The value of a result that has to be one. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** The code of a result that has to be an error. */
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code)
