import { describe, expect, test } from 'vitest'
import { toImage } from '../../../src-shared/geometry/viewport.ts'
import { turned, type Turn } from '../../../src-renderer/canvas/wheel.ts'

const view = { x: 40, y: 30, scale: 2 }
const at = { x: 300, y: 200 }
const turn = (patch: Partial<Turn>): Turn => ({
  ...{ deltaX: 0, deltaY: 0, ctrlKey: false, metaKey: false, shiftKey: false },
  ...patch,
})

describe('the wheel', () => {
  test('zooms to the pointer, a notch at a time', () => {
    const nearer = turned(view, turn({ deltaY: -100 }), at, 'zoom')
    expect(nearer.scale).toBeCloseTo(2.3, 9)
    expect(toImage(nearer, at).x).toBeCloseTo(toImage(view, at).x, 9)
    expect(turned(nearer, turn({ deltaY: 100 }), at, 'zoom').scale).toBeCloseTo(2, 9)
  })

  test('scrolls instead where the person likes it so, and zooms with Ctrl or Cmd then', () => {
    expect(turned(view, turn({ deltaX: 10, deltaY: 25 }), at, 'scroll')).toEqual({ x: 30, y: 5, scale: 2 })
    for (const key of ['ctrlKey', 'metaKey'])
      expect(turned(view, turn({ deltaY: -100, [key]: true }), at, 'scroll').scale).toBeCloseTo(2.3, 9)
  })

  test('goes sideways with Shift, whether the system turns the axes or not', () => {
    for (const habit of ['zoom', 'scroll'] as const)
      for (const delta of [{ deltaY: 60 }, { deltaX: 60 }])
        expect(turned(view, turn({ ...delta, shiftKey: true }), at, habit)).toEqual({
          x: -20,
          y: 30,
          scale: 2,
        })
  })

  test('a pinch comes as small turns with Ctrl, and zooms as far as the fingers go', () => {
    const pinched = turned(view, turn({ deltaY: -10, ctrlKey: true }), at, 'scroll')
    expect(pinched.scale).toBeCloseTo(2.3, 9)
  })
})
