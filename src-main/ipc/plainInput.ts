import { MAX_PATH_POINTS } from '../../src-shared/limits.ts'

/** The longest list of any call is a path's points (or a project's takes, as many). */
const MAX_ITEMS = MAX_PATH_POINTS
/** Six areas of that many points of three fields each are the most that a call needs. */
const MAX_VALUES = 400_000
const MAX_DEPTH = 8

/**
 * Whether an input is made of plain records, lists, bytes and single values only, of a bearable amount. It stands
 * before the schema, which would walk a list of a billion holes to its end before it found it too long.
 */
export function isPlainInput(input: unknown): boolean {
  let values = 0
  const plain = (value: unknown, depth: number): boolean => {
    if (++values > MAX_VALUES || depth > MAX_DEPTH) return false
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true
    if (Array.isArray(value))
      return value.length <= MAX_ITEMS && value.every((item) => plain(item, depth + 1))
    const entries = isRecord(value) ? Object.entries(value) : null
    return entries?.every(([key, item]) => key !== '__proto__' && plain(item, depth + 1)) ?? false
  }
  return plain(input, 0)
}

function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
