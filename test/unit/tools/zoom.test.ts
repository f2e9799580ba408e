import { expect, test } from 'vitest'
import { zoom } from '../../../src-renderer/tools/zoom.ts'
import { contextOf, empty, NO_KEYS } from '../../support/playing.ts'

const begun = (keys = NO_KEYS) => zoom.begin({ x: 100, y: 80 }, contextOf(empty, 'g1', { keys }))!

test('a click comes nearer to its place, with Alt it steps back, and nothing is edited', () => {
  expect(begun().look!()).toEqual({ kind: 'zoom', at: { x: 100, y: 80 }, factor: 2 })
  expect(begun({ shift: false, alt: true }).look!()).toMatchObject({ kind: 'zoom', factor: 0.5 })
  expect(begun().finish()).toBeNull()
})

test('a slip of the hand is a click, and shows no box', () => {
  const gesture = begun()
  gesture.move([{ x: 101, y: 81 }], NO_KEYS)
  expect(gesture.preview()).toBeNull()
  expect(gesture.look!()).toMatchObject({ kind: 'zoom' })
})

test('a drag is a box to be seen, shown while it is open', () => {
  const gesture = begun()
  gesture.move(
    [
      { x: 140, y: 120 },
      { x: 180, y: 160 },
    ],
    NO_KEYS,
  )
  expect(gesture.preview()).toEqual({
    kind: 'outline',
    points: [
      { x: 100, y: 80 },
      { x: 180, y: 80 },
      { x: 180, y: 160 },
      { x: 100, y: 160 },
    ],
  })
  expect(gesture.look!()).toEqual({
    kind: 'box',
    corners: [
      { x: 100, y: 80 },
      { x: 180, y: 160 },
    ],
  })
  expect(gesture.finish()).toBeNull()
})

test('it works in a locked area too', () => {
  expect(zoom.refusal({ project: empty, area: 'frozen' })).toBeNull()
})
