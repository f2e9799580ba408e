import { expect, test } from 'vitest'
import { WAY_BOX, wayLine } from '../../../src-renderer/timeline/wayLine.ts'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import { PLAIN_MOVEMENT } from '../../../src-shared/project/movement.ts'

const WAY = [
  { x: 0, y: 0 },
  { x: 50, y: 0 },
]

/** Heights of a line's points over the middle of the box. */
function heights(line: string | null): number[] {
  return (line ?? '').split(' ').map((point) => WAY_BOX.height / 2 - Number(point.split(',')[1]))
}

test('a path’s line goes by its own speed from lower left to upper right', () => {
  const even = heights(wayLine({ path: polylinePath(WAY), movement: PLAIN_MOVEMENT }, 5))
  const slow = heights(wayLine({ path: polylinePath(WAY, 'in'), movement: PLAIN_MOVEMENT }, 5))
  expect([even[0], even[20], even.at(-1)]).toEqual([-7, 0, 7])
  // A quarter of the way after half of the time.
  expect([slow[0], slow[20], slow.at(-1)]).toEqual([-7, -3.5, 7])
})

test('without a path a sway is seen as often as it comes, and a mere turn has no line', () => {
  const sway = { amplitudePx: 5, periodSeconds: 2, angleDegrees: 0 }
  const line = heights(wayLine({ path: null, movement: { ...PLAIN_MOVEMENT, sway } }, 4))
  expect(line[5]).toBeCloseTo(7)
  expect(line[15]).toBeCloseTo(-7)
  expect(line[25]).toBeCloseTo(7)
  expect(wayLine({ path: null, movement: { ...PLAIN_MOVEMENT, turn: 90 } }, 4)).toBeNull()
})
