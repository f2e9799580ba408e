import { describe, expect, test } from 'vitest'
import { crop } from '../../../src-renderer/tools/crop.ts'
import type { Aspect, Frame } from '../../../src-shared/photo/frame.ts'
import { contextOf, empty, NO_KEYS } from '../../support/playing.ts'

const photo = { width: 400, height: 300 }
const START: Frame = { degrees: 0, x: 50, y: 40, width: 200, height: 100 }

/** The frame after a drag from the first point over the others. */
function dragged(
  points: readonly (readonly [number, number])[],
  { frame = START, aspect = 'free', shift = false }: { frame?: Frame; aspect?: Aspect; shift?: boolean } = {},
): Frame | undefined {
  const [first, ...rest] = points.map(([x, y]) => ({ x, y }))
  const gesture = first && crop.begin(first, contextOf(empty, 'g1', { framing: { photo, frame, aspect } }))
  gesture?.move(rest, { ...NO_KEYS, shift })
  // Nothing is cut by dragging.
  expect(gesture?.finish()).toBe(null)
  return gesture?.frame?.()
}

const numbers = (frame: Frame | undefined) => frame && [frame.x, frame.y, frame.width, frame.height]

describe('the frame on a photo', () => {
  test('is moved by its inside, and stays on the photo', () => {
    expect(
      numbers(
        dragged([
          [120, 90],
          [150, 70],
        ]),
      ),
    ).toEqual([80, 20, 200, 100])
    expect(
      numbers(
        dragged([
          [120, 90],
          [900, -900],
        ]),
      ),
    ).toEqual([200, 0, 200, 100])
  })

  test('is pulled by its corners and edges', () => {
    expect(
      numbers(
        dragged([
          [249, 139],
          [259, 149],
        ]),
      ),
    ).toEqual([50, 40, 210, 110])
    expect(
      numbers(
        dragged([
          [50, 90],
          [30, 200],
        ]),
      ),
    ).toEqual([30, 40, 220, 100])
    expect(
      numbers(
        dragged([
          [50, 90],
          [-999, 90],
        ]),
      ),
    ).toEqual([0, 40, 250, 100])
    expect(
      numbers(
        dragged([
          [50, 90],
          [999, 90],
        ]),
      ),
    ).toEqual([234, 40, 16, 100])
  })

  test('keeps a shape that was chosen, and the one it has while Shift is held', () => {
    const square = { ...START, width: 100 }
    expect(
      numbers(
        dragged(
          [
            [149, 139],
            [189, 150],
          ],
          { frame: square, aspect: '1:1' },
        ),
      ),
    ).toEqual([50, 40, 140, 140])
    expect(
      numbers(
        dragged(
          [
            [249, 139],
            [289, 139],
          ],
          { shift: true },
        ),
      ),
    ).toEqual([50, 40, 240, 120])
  })

  test('is drawn anew beside itself; a slip leaves it as it is', () => {
    expect(
      numbers(
        dragged([
          [300, 200],
          [380, 260],
        ]),
      ),
    ).toEqual([300, 200, 81, 61])
    expect(
      numbers(
        dragged([
          [300, 200],
          [280, 180],
        ]),
      ),
    ).toEqual([280, 180, 21, 21])
    expect(
      numbers(
        dragged([
          [300, 200],
          [304, 203],
        ]),
      ),
    ).toEqual(numbers(START))
  })

  test('may reach over a photo that is turned, as far as the photo goes', () => {
    const frame = { ...START, degrees: 10 }
    expect(
      dragged(
        [
          [120, 90],
          [-900, -900],
        ],
        { frame },
      ),
    ).toMatchObject({ x: -23, y: -32, degrees: 10 })
  })
})
