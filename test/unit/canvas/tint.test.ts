import { describe, expect, test } from 'vitest'
import { emptyMap } from '../../../src-shared/labels/labelMap.ts'
import { tintRect } from '../../../src-renderer/canvas/tint.ts'
import { withRect } from '../../support/projects.ts'

const ALL = new Array<boolean>(8).fill(true)

describe('tints', () => {
  const map = withRect(emptyMap({ width: 300, height: 300 }), 2, 100, 100, 60, 60)
  const whole = { x: 0, y: 0, scale: 1 }

  test('unpainted and hidden pixels are clear', () => {
    const rect = { x: 90, y: 90, width: 80, height: 80 }
    expect(tintRect(map, whole, rect, ALL)[3]).toBe(0)
    const hidden = ALL.map((_, label) => label !== 2)
    expect(tintRect(map, whole, rect, hidden).every((byte) => byte === 0)).toBe(true)
  })

  test.each([0.5, 1, 3.7])('a border is one light and one dark screen pixel at zoom %d', (scale) => {
    const x = Math.ceil(100 * scale - 0.5)
    const row = tintRect(
      map,
      { x: 0, y: 0, scale },
      { x, y: Math.round(130 * scale), width: 3, height: 1 },
      ALL,
    )
    expect(row[0]).toBeGreaterThan(240)
    expect(row[4]).toBeLessThan(30)
    expect(row[8]! + row[9]! + row[10]!).not.toBe(row[4]! + row[5]! + row[6]!)
  })

  test('beside the photo nothing is painted', () => {
    const full = withRect(emptyMap({ width: 50, height: 50 }), 3, 0, 0, 50, 50)
    const tint = tintRect(full, { x: 10, y: 10, scale: 2 }, { x: 0, y: 0, width: 130, height: 130 }, ALL)
    const alpha = (x: number, y: number) => tint[(y * 130 + x) * 4 + 3]
    expect([alpha(9, 50), alpha(10, 50), alpha(109, 50), alpha(110, 50)].map((a) => a! > 0)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('a picture made of pieces is the picture made at once', () => {
    const view = { x: 13.4, y: -20.2, scale: 1.7 }
    const once = tintRect(map, view, { x: 80, y: 80, width: 200, height: 200 }, ALL)
    for (const [x, y] of [
      [80, 80],
      [180, 80],
      [80, 180],
      [180, 180],
    ] as const) {
      const piece = tintRect(map, view, { x, y, width: 100, height: 100 }, ALL)
      for (let row = 0; row < 100; row++) {
        const start = ((y - 80 + row) * 200 + (x - 80)) * 4
        expect(piece.subarray(row * 400, row * 400 + 400)).toEqual(once.subarray(start, start + 400))
      }
    }
  })
})
