import { expect, test } from 'vitest'
import { evenSize, padInto } from '../../../src-renderer/render/padding.ts'

/** RGBA pixels whose four bytes are all the given value. */
const grey = (values: readonly number[]): Uint8ClampedArray =>
  Uint8ClampedArray.from(values.flatMap((value) => [value, value, value, value]))

test('even sizes stay, odd ones grow by one', () => {
  expect(evenSize({ width: 640, height: 428 })).toEqual({ width: 640, height: 428 })
  expect(evenSize({ width: 641, height: 427 })).toEqual({ width: 642, height: 428 })
})

test('added pixels continue the right and lower edge, and the picture stays as it is', () => {
  const out = new Uint8ClampedArray(4 * 4 * 4)
  padInto(out, { width: 4, height: 4 }, grey([1, 2, 3, 4, 5, 6, 7, 8, 9]), { width: 3, height: 3 })
  expect(out).toEqual(grey([1, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 7, 8, 9, 9]))
})
