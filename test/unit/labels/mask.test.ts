import { describe, expect, test } from 'vitest'
import { EVERYTHING_WRITABLE } from '../../../src-shared/labels/draft.ts'
import {
  changedTiles,
  EMPTY_TILE,
  emptyMap,
  labelAt,
  resampledBytes,
} from '../../../src-shared/labels/labelMap.ts'
import {
  cleared,
  givenTo,
  isSoft,
  MASK_THRESHOLD,
  maskOf,
  resizedMask,
  stampMask,
  type Stamp,
} from '../../../src-shared/labels/mask.ts'
import { extents, pixelsOf } from '../../../src-shared/labels/measure.ts'
import { withRect } from '../../support/projects.ts'

const SIZE = { width: 200, height: 150 }

const stampOf = (grey: Uint8Array): Stamp => ({ grey, threshold: MASK_THRESHOLD, replace: true })

describe('masks', () => {
  test('a mask is 255 on its label and 0 elsewhere', () => {
    const mask = maskOf(withRect(withRect(emptyMap(SIZE), 2, 0, 0, 20, 10), 3, 50, 50, 5, 5), 2)
    expect(mask.filter((value) => value === 255)).toHaveLength(200)
    expect(mask.every((value) => value === 0 || value === 255)).toBe(true)
  })

  test('an imported mask replaces the area and says how many pixels it took from others', () => {
    const before = withRect(withRect(emptyMap(SIZE), 2, 0, 0, 10, 10), 3, 100, 100, 10, 10)
    const grey = maskOf(withRect(emptyMap(SIZE), 2, 95, 95, 10, 10), 2)
    const { map, takenOver } = stampMask(before, stampOf(grey), 2, EVERYTHING_WRITABLE)
    expect(takenOver).toBe(25)
    expect(pixelsOf(map, 2)).toBe(100)
    expect(pixelsOf(map, 3)).toBe(75)
    expect(labelAt(map, 0, 0)).toBe(0)
  })

  test('a soft mask is cut at the level that was chosen', () => {
    const grey = new Uint8Array(SIZE.width * SIZE.height).fill(127)
    grey[5] = 128
    const cut = (threshold: number): number =>
      pixelsOf(stampMask(emptyMap(SIZE), { ...stampOf(grey), threshold }, 2, EVERYTHING_WRITABLE).map, 2)
    expect([127, 128, 129].map(cut)).toEqual([SIZE.width * SIZE.height, 1, 0])
    expect(isSoft(grey)).toBe(true)
    expect(isSoft(Uint8Array.of(0, 255, 255, 0))).toBe(false)
  })

  test('a mask that is added leaves what is painted, and tiles that it does not touch are shared', () => {
    const before = withRect(emptyMap(SIZE), 2, 0, 0, 10, 10)
    const grey = maskOf(withRect(emptyMap(SIZE), 2, 150, 10, 10, 10), 2)
    const { map } = stampMask(before, { ...stampOf(grey), replace: false }, 2, EVERYTHING_WRITABLE)
    expect(pixelsOf(map, 2)).toBe(200)
    expect(changedTiles(before, map)).toEqual([1])
  })

  test('what may not be painted over stays', () => {
    const before = withRect(emptyMap(SIZE), 3, 0, 0, 10, 10)
    const grey = maskOf(withRect(emptyMap(SIZE), 2, 0, 0, 20, 10), 2)
    const { map } = stampMask(
      before,
      stampOf(grey),
      2,
      EVERYTHING_WRITABLE.map((_, label) => label !== 3),
    )
    expect([pixelsOf(map, 2), pixelsOf(map, 3)]).toEqual([100, 100])
  })

  test('pixels are given to another area, in the place of what it had or besides', () => {
    const before = withRect(withRect(emptyMap(SIZE), 2, 0, 0, 10, 10), 3, 100, 100, 10, 10)
    const added = givenTo(before, 2, 3, false)
    expect([pixelsOf(added, 2), pixelsOf(added, 3)]).toEqual([0, 200])
    const replaced = givenTo(before, 2, 3, true)
    expect([pixelsOf(replaced, 2), pixelsOf(replaced, 3)]).toEqual([0, 100])
    expect(labelAt(replaced, 5, 5)).toBe(3)
    expect(givenTo(before, 2, 2, true)).toBe(before)
    expect(givenTo(before, 5, 6, true)).toBe(before)
  })

  test('clearing the last area gives its tiles back', () => {
    const map = cleared(withRect(emptyMap(SIZE), 5, 3, 3, 100, 100), 5)
    expect(map.tiles.every((tile) => tile === EMPTY_TILE)).toBe(true)
  })

  test('extents are the pixels and the box of each label', () => {
    const found = extents(withRect(emptyMap(SIZE), 4, 120, 20, 30, 40))[4]
    expect(found).toEqual({ pixels: 1200, left: 120, top: 20, right: 149, bottom: 59 })
  })

  test('scaling a mask or a map to its own size changes nothing, and doubling makes four of each pixel', () => {
    const map = withRect(emptyMap(SIZE), 2, 7, 9, 30, 11)
    const grey = maskOf(map, 2)
    expect(resizedMask(grey, SIZE, SIZE)).toEqual(grey)
    const twice = resampledBytes(map, { width: 400, height: 300 })
    expect(twice.filter((label) => label === 2)).toHaveLength(4 * 330)
  })
})
