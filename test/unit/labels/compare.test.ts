import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differing, overlap, sharingTiles } from '../../../src-shared/labels/compare.ts'
import { emptyMap, fromBytes, toBytes } from '../../../src-shared/labels/labelMap.ts'
import { withRect } from '../../support/projects.ts'

const size = { width: 200, height: 150 }
const bytes = fc.array(fc.nat(7), { minLength: 64, maxLength: 64 }).map((few) => {
  const all = new Uint8Array(size.width * size.height)
  // Spread over both tiles of a row, so that shared and own tiles meet.
  few.forEach((label, i) => (all[i * 467] = label))
  return all
})

test('the pixels in which two areas differ are those that a comparison one by one finds', () => {
  fc.assert(
    fc.property(
      bytes,
      bytes,
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 7 }),
      (a, b, x, y) => {
        const counted = a.reduce((sum, label, i) => sum + Number((label === x) !== (b[i] === y)), 0)
        expect(differing(overlap(fromBytes(size, a), fromBytes(size, b)), x, y)).toBe(counted)
      },
    ),
  )
})

test('a map that was read shares what it has in common with the one at work, and is that one when it is all', () => {
  const map = withRect(withRect(emptyMap(size), 2, 10, 10, 50, 50), 3, 150, 100, 20, 20)
  const read = fromBytes(size, toBytes(map))
  expect(sharingTiles(read, map)).toBe(map)
  const changed = withRect(read, 4, 0, 0, 5, 5)
  const shared = sharingTiles(changed, map)
  expect(toBytes(shared)).toEqual(toBytes(changed))
  expect(shared.tiles.filter((tile, i) => tile === map.tiles[i])).toHaveLength(3)
  // Another size has nothing in common.
  expect(sharingTiles(changed, emptyMap({ width: 10, height: 10 }))).toBe(changed)
})
