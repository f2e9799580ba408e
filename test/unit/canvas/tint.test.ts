import { describe, expect, test } from 'vitest'
import { emptyMap } from '../../../src-shared/labels/labelMap.ts'
import { tintRect } from '../../../src-renderer/canvas/tint.ts'
import { withRect } from '../../support/projects.ts'

const ALL = new Array<boolean>(8).fill(true)

describe('tints', () => {
  const map = withRect(emptyMap({ width: 300, height: 300 }), 2, 100, 100, 60, 60)

  test('unpainted and hidden pixels are clear', () => {
    const rect = { x: 90, y: 90, width: 80, height: 80 }
    expect(tintRect(map, rect, ALL, 1)[3]).toBe(0)
    expect(
      tintRect(
        map,
        rect,
        ALL.map((_, label) => label !== 2),
        1,
      ).every((byte) => byte === 0),
    ).toBe(true)
  })

  test('a border is one light and one dark line', () => {
    const row = tintRect(map, { x: 100, y: 130, width: 3, height: 1 }, ALL, 1)
    expect(row[0]).toBeGreaterThan(240)
    expect(row[4]).toBeLessThan(30)
  })

  test('a picture made of pieces is the picture made at once', () => {
    const whole = tintRect(map, { x: 80, y: 80, width: 100, height: 100 }, ALL, 2)
    for (const [x, y] of [
      [80, 80],
      [130, 80],
      [80, 130],
      [130, 130],
    ] as const) {
      const piece = tintRect(map, { x, y, width: 50, height: 50 }, ALL, 2)
      for (let row = 0; row < 50; row++) {
        const start = ((y - 80 + row) * 100 + (x - 80)) * 4
        expect(piece.subarray(row * 200, row * 200 + 200)).toEqual(whole.subarray(start, start + 200))
      }
    }
  })
})
