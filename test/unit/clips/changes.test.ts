import { expect, test } from 'vitest'
import { changedBox } from '../../../src-shared/clips/changes.ts'

const size = { width: 7, height: 5 }
const still = new Int32Array(35)
const withPixels = (...places: [number, number][]): Int32Array => {
  const out = still.slice()
  for (const [x, y] of places) out[y * 7 + x] = 1
  return out
}

test('nothing changes between a picture and itself', () => {
  expect(changedBox(size, still, still.slice())).toBeNull()
})

test.each([
  [[[3, 2]], { left: 3, top: 2, width: 1, height: 1 }],
  [[[0, 0]], { left: 0, top: 0, width: 1, height: 1 }],
  [[[6, 4]], { left: 6, top: 4, width: 1, height: 1 }],
  [
    [
      [5, 1],
      [2, 3],
    ],
    { left: 2, top: 1, width: 4, height: 3 },
  ],
  [
    [
      [0, 4],
      [6, 0],
    ],
    { left: 0, top: 0, width: 7, height: 5 },
  ],
] as const)('the box around %j is the smallest one', (places, box) => {
  expect(changedBox(size, still, withPixels(...(places as unknown as [number, number][])))).toEqual(box)
})
