import { describe, expect, test } from 'vitest'
import type { Viewport } from '../../../src-shared/geometry/viewport.ts'
import { LabelDraft } from '../../../src-shared/labels/draft.ts'
import { emptyMap, labelAt, type LabelMap } from '../../../src-shared/labels/labelMap.ts'
import { styleOf } from '../../../src-renderer/canvas/areaStyle.ts'
import type { PixelRect } from '../../../src-renderer/canvas/labelRuns.ts'
import { tintRect } from '../../../src-renderer/canvas/tint.ts'
import { withRect } from '../../support/projects.ts'
import { seeded } from '../../support/random.ts'

const ALL = new Array<boolean>(8).fill(true)
const BEFORE = 0x12345678

/** The bytes of a rectangle of a picture that held something else; the picture ends a little after it. */
function tinted(map: LabelMap, view: Viewport, rect: PixelRect, visible = ALL): Uint8Array {
  const width = rect.x + rect.width + 3
  const pixels = new Uint32Array(width * (rect.y + rect.height + 2)).fill(BEFORE)
  tintRect({ pixels, width }, map, view, rect, visible)
  const out = new Uint32Array(rect.width * rect.height)
  for (let row = 0; row < rect.height; row++) {
    const start = (rect.y + row) * width + rect.x
    out.set(pixels.subarray(start, start + rect.width), row * rect.width)
    pixels.fill(BEFORE, start, start + rect.width)
  }
  expect(pixels.every((word) => word === BEFORE)).toBe(true)
  return new Uint8Array(out.buffer)
}

/** What should be seen at a pixel of the canvas, asked for one by one. */
function oracle(map: LabelMap, { x, y, scale }: Viewport, visible: readonly boolean[]) {
  const at = (px: number, py: number): number =>
    labelAt(map, Math.floor((px + 0.5 - x) / scale), Math.floor((py + 0.5 - y) / scale))
  return (px: number, py: number): readonly number[] => {
    const label = at(px, py)
    if (label === 0 || visible[label] !== true) return [0, 0, 0, 0]
    const alike = (step: number): boolean =>
      [at(px - step, py), at(px + step, py), at(px, py - step), at(px, py + step)].every((l) => l === label)
    if (!alike(1)) return [255, 255, 255, 235]
    return alike(2) ? styleOf(label).rgb : [16, 17, 20, 235]
  }
}

describe('tints', () => {
  const map = withRect(emptyMap({ width: 300, height: 300 }), 2, 100, 100, 60, 60)
  const whole = { x: 0, y: 0, scale: 1 }

  test('unpainted and hidden pixels are clear', () => {
    const rect = { x: 90, y: 90, width: 80, height: 80 }
    expect(tinted(map, whole, rect)[3]).toBe(0)
    const hidden = ALL.map((_, label) => label !== 2)
    expect(tinted(map, whole, rect, hidden).every((byte) => byte === 0)).toBe(true)
  })

  test.each([0.5, 1, 3.7])('a border is one light and one dark screen pixel at zoom %d', (scale) => {
    const x = Math.ceil(100 * scale - 0.5)
    const row = tinted(map, { x: 0, y: 0, scale }, { x, y: Math.round(130 * scale), width: 3, height: 1 })
    expect(row[0]).toBeGreaterThan(240)
    expect(row[4]).toBeLessThan(30)
    expect(row[8]! + row[9]! + row[10]!).not.toBe(row[4]! + row[5]! + row[6]!)
  })

  test('beside the photo nothing is painted', () => {
    const full = withRect(emptyMap({ width: 50, height: 50 }), 3, 0, 0, 50, 50)
    const tint = tinted(full, { x: 10, y: 10, scale: 2 }, { x: 0, y: 0, width: 130, height: 130 })
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
    const once = tinted(map, view, { x: 80, y: 80, width: 200, height: 200 })
    for (const [x, y] of [
      [80, 80],
      [180, 80],
      [80, 180],
      [180, 180],
    ] as const) {
      const piece = tinted(map, view, { x, y, width: 100, height: 100 })
      for (let row = 0; row < 100; row++) {
        const start = ((y - 80 + row) * 200 + (x - 80)) * 4
        expect(piece.subarray(row * 400, row * 400 + 400)).toEqual(once.subarray(start, start + 400))
      }
    }
  })

  test('strokes, specks and hidden areas look at every zoom as pixels asked for one by one do', () => {
    const random = seeded(11)
    const below = (limit: number): number => Math.floor(random() * limit)
    for (let round = 0; round < 40; round++) {
      const size = { width: 20 + below(300), height: 20 + below(300) }
      const draft = new LabelDraft(emptyMap(size))
      const place = () => ({ x: below(size.width), y: below(size.height) })
      for (let i = 0; i < 5; i++) draft.capsule(place(), place(), 0.5 + below(30), below(8))
      for (let i = 0; i < (round % 4 === 0 ? 900 : 0); i++) {
        const { x, y } = place()
        draft.span(y, x, x + below(3), below(8))
      }
      const map = draft.take()
      const scale = [0.23, 0.5, 1, 1.7, 3.7][round % 5]!
      const view = { x: 150 * random() - 75, y: 150 * random() - 75, scale }
      const rect = { x: below(80), y: below(80), width: 1 + below(120), height: 1 + below(120) }
      const visible = ALL.map(() => random() > 0.2)
      const bytes = tinted(map, view, rect, visible)
      const wanted = oracle(map, view, visible)
      let differing = 0
      for (let i = 0; i < rect.width * rect.height; i++) {
        const want = wanted(rect.x + (i % rect.width), rect.y + Math.floor(i / rect.width))
        if (!want.every((byte, channel) => bytes[4 * i + channel] === byte)) differing++
        // The ground is a colour in two strengths.
        if (want.length === 3 && ![105, 170].includes(bytes[4 * i + 3]!)) differing++
      }
      expect({ round, differing }).toEqual({ round, differing: 0 })
    }
  })
})
