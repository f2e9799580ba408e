import { describe, expect, test } from 'vitest'
import { pixelsOf } from '../../../src-shared/labels/measure.ts'
import { wand } from '../../../src-renderer/tools/wand.ts'
import { contextOf, empty, NO_KEYS, play } from '../../support/playing.ts'

describe('magic wand', () => {
  // Columns of grey that grow brighter by one a pixel, and most of them once more behind a white wall.
  const pixels = new Uint8ClampedArray(400 * 300 * 4)
  for (let i = 0; i < 400 * 300; i++) {
    const x = i % 400
    pixels.fill(x < 200 ? x : x < 210 ? 255 : x - 210, 4 * i, 4 * i + 3)
  }
  const picture = () => ({ width: 400, height: 300, pixels })

  test('takes what is like the pixel under it, and dragging to the right takes more', () => {
    const clicked = play(wand, contextOf(empty, 'g1', { picture }), [[100, 50]])!
    expect(pixelsOf(clicked.labels, 2)).toBe(49 * 300)
    // 40 photo pixels at a scale of 2 are 40 steps of tolerance.
    const dragged = wand.begin({ x: 100, y: 50 }, contextOf(empty, 'g1', { picture }))!
    dragged.move([{ x: 160, y: 50 }], NO_KEYS)
    dragged.move([{ x: 140, y: 50 }], NO_KEYS)
    expect(dragged.tolerance?.()).toBe(64)
    expect(pixelsOf(dragged.finish()!.apply(empty).labels, 2)).toBe(129 * 300)
  })

  test('its preview shows what finishing keeps, also after it has shrunk', () => {
    const gesture = wand.begin({ x: 100, y: 50 }, contextOf(empty, 'g1', { picture }))!
    gesture.move([{ x: 180, y: 50 }], NO_KEYS)
    const wide = gesture.preview()
    gesture.move([{ x: 90, y: 50 }], NO_KEYS)
    const narrow = gesture.preview()
    if (wide?.kind !== 'labels' || narrow?.kind !== 'labels') throw new Error('no labels')
    expect(narrow.map.tiles).toEqual(gesture.finish()!.apply(empty).labels.tiles)
  })

  test('takes like colours all over the picture when asked to', () => {
    const all = play(wand, contextOf(empty, 'g1', { picture, contiguous: false }), [[100, 50]])!
    expect(pixelsOf(all.labels, 2)).toBe(2 * 49 * 300)
  })

  test('does nothing while the photo is not there', () => {
    expect(wand.begin({ x: 1, y: 1 }, contextOf(empty))).toBeNull()
  })
})
