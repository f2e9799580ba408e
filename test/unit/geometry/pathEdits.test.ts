import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Anchor, MotionPath } from '../../../src-shared/geometry/path.ts'
import { flatten, reversed } from '../../../src-shared/geometry/path.ts'
import * as change from '../../../src-shared/geometry/pathEdits.ts'
import { anchorNear, anchorsIn, curveNear } from '../../../src-shared/geometry/pathHits.ts'
import { lengthOf } from '../../../src-shared/geometry/polyline.ts'
import { MAX_PATH_POINTS } from '../../../src-shared/limits.ts'
import { changePath, drawPath, setEasing, type Edit } from '../../../src-shared/project/edits.ts'
import { commit, redo, startHistory, undo } from '../../../src-shared/project/history.ts'
import { empty } from '../../support/playing.ts'

const number = fc.integer({ min: -800, max: 800 }).map((n) => n / 2)
const anchors = fc.array(
  fc.record({ x: number, y: number, kind: fc.constantFrom<Anchor['kind']>('smooth', 'corner') }),
  { minLength: 2, maxLength: 12 },
)
const paths = anchors.map((list): MotionPath => ({ anchors: list, easing: 'in' }))
/** A path and some of its points. */
const chosenOn = paths.chain((path) =>
  fc.tuple(fc.constant(path), fc.subarray(path.anchors.map((_, i) => i))),
)
const mirrors = fc.record({
  axis: fc.constantFrom('x' as const, 'y' as const),
  about: fc.constantFrom('start' as const, 'middle' as const),
})

const corner = (x: number, y: number): Anchor => ({ x, y, kind: 'corner' })
const smooth = (x: number, y: number): Anchor => ({ x, y, kind: 'smooth' })
const pathOf = (...list: Anchor[]): MotionPath => ({ anchors: list, easing: 'linear' })

describe('changes of a path', () => {
  test('mirrored twice and reversed twice it is the same', () => {
    fc.assert(
      fc.property(paths, mirrors, (path, mirror) => {
        expect(change.mirrored(change.mirrored(path, mirror), mirror)).toEqual(path)
        expect(reversed(reversed(path))).toEqual(path)
      }),
    )
  })

  test('mirrored about its start it starts there, about its middle it fills the same box', () => {
    const path = pathOf(corner(10, 5), corner(30, 25), corner(20, 0))
    expect(change.mirrored(path, { axis: 'x', about: 'start' }).anchors.map((a) => a.x)).toEqual([10, -10, 0])
    expect(change.mirrored(path, { axis: 'y', about: 'middle' }).anchors.map((a) => a.y)).toEqual([20, 0, 25])
  })

  test('straightened it keeps its ends and all outside the run, and is as short as can be', () => {
    fc.assert(
      fc.property(chosenOn, ([path, chosen]) => {
        const straight = change.straightened(path, chosen)
        const [from, to] = change.runOf(path, chosen)
        const places = ({ anchors: list }: MotionPath) => list.map(({ x, y }) => [x, y])
        const before = places(path)
        expect(places(straight)).toEqual([...before.slice(0, from + 1), ...before.slice(to)])
        if (chosen.length < 2) {
          const [a, b] = [path.anchors[0]!, path.anchors.at(-1)!]
          expect(lengthOf(flatten(straight))).toBeCloseTo(Math.hypot(b.x - a.x, b.y - a.y), 6)
        }
      }),
    )
  })

  test('relaxed and simplified it keeps its ends', () => {
    fc.assert(
      fc.property(chosenOn, ([path, chosen]) => {
        for (const after of [change.relaxed(path, chosen), change.simplified(path, chosen, 3)]) {
          expect(after.anchors[0]).toEqual(path.anchors[0])
          expect(after.anchors.at(-1)).toEqual(path.anchors.at(-1))
        }
      }),
    )
  })

  test('relaxing takes the edge off a zigzag', () => {
    const zigzag = pathOf(corner(0, 0), corner(10, 20), corner(20, 0), corner(30, 20), corner(40, 0))
    const relaxed = change.relaxed(zigzag, [])
    expect(relaxed.anchors.map(({ y }) => y)).toEqual([0, 10, 10, 10, 0])
    expect(relaxed.anchors[1]!.kind).toBe('smooth')
    expect(change.relaxed(zigzag, [2]).anchors.map(({ y }) => y)).toEqual([0, 20, 10, 20, 0])
  })

  test('simplified it loses what lies on the line between others', () => {
    const path = pathOf(smooth(0, 0), smooth(10, 1), smooth(20, 0), smooth(30, 40))
    expect(change.simplified(path, [], 2).anchors.map(({ x }) => x)).toEqual([0, 20, 30])
    expect(change.simplified(path, [], 0.5)).toBe(path)
  })

  test('moved there and back it is the same; the chosen points alone go', () => {
    fc.assert(
      fc.property(chosenOn, number, number, ([path, chosen], x, y) => {
        const there = change.moved(path, chosen, { x, y })
        expect(change.moved(there, chosen, { x: -x, y: -y })).toEqual(path)
        there.anchors.forEach((anchor, i) => {
          if (chosen.length > 0 && !chosen.includes(i)) expect(anchor).toBe(path.anchors[i])
        })
      }),
    )
  })

  test('a point is inserted on the way: a corner between corners, else smooth', () => {
    const line = pathOf(corner(0, 0), corner(100, 0), smooth(100, 100))
    const hit = curveNear(line, { x: 40, y: 3 }, 5)!
    expect(hit).toEqual({ after: 0, place: { x: 40, y: 0 } })
    expect(change.inserted(line, hit.after, hit.place).anchors[1]).toEqual(corner(40, 0))
    expect(change.inserted(line, 1, { x: 100, y: 50 }).anchors[2]).toEqual(smooth(100, 50))
    const full = pathOf(...Array.from({ length: MAX_PATH_POINTS }, (_, i) => corner(i, 0)))
    expect(change.inserted(full, 0, { x: 0.5, y: 0 })).toBe(full)
  })

  test('points are taken away as long as two are left', () => {
    const path = pathOf(corner(0, 0), corner(1, 0), corner(2, 0))
    expect(change.without(path, [1])?.anchors).toHaveLength(2)
    expect(change.without(path, [1, 2])).toBeNull()
  })

  test('what changes nothing gives the very same path, and no step of undo', () => {
    const path = pathOf(corner(0, 0), corner(9, 0))
    expect(change.straightened(path, [])).toBe(path)
    expect(change.moved(path, [], { x: 0, y: 0 })).toBe(path)
    expect(change.withKind(path, [0], 'corner')).toBe(path)
    const history = startHistory(drawPath('g1', path).apply(empty))
    expect(
      commit(
        history,
        changePath('g1', (p) => change.straightened(p, [])),
      ),
    ).toBe(history)
  })
})

describe('what is under the pointer', () => {
  test('the nearest place on a bent curve, and the points around it', () => {
    const path = pathOf(smooth(0, 0), smooth(50, 50), smooth(100, 0))
    const line = flatten(path)
    fc.assert(
      fc.property(fc.nat(line.xs.length - 1), (i) => {
        const place = { x: line.xs[i]!, y: line.ys[i]! }
        const hit = curveNear(path, place, 1)!
        expect(Math.hypot(hit.place.x - place.x, hit.place.y - place.y)).toBeLessThan(0.05)
        if (i !== line.starts[1]) expect(hit.after).toBe(i < line.starts[1]! ? 0 : 1)
      }),
    )
    expect(curveNear(path, { x: 50, y: 80 }, 20)).toBeNull()
  })

  test('of points on one place the last lies on top; a box takes those in it, from any corner', () => {
    const path = pathOf(corner(0, 0), corner(20, 10), corner(0, 0), corner(40, 40))
    expect(anchorNear(path, { x: 1, y: 0 }, 2)).toBe(2)
    expect(anchorsIn(path, { x: 25, y: 12 }, { x: -1, y: -1 })).toEqual([0, 1, 2])
  })
})

test('any run of changes, undone and redone, gives the same path', () => {
  const edits: fc.Arbitrary<Edit> = fc.oneof(
    mirrors.map((mirror) => changePath('g1', (path) => change.mirrored(path, mirror))),
    fc
      .tuple(number, number)
      .map(([x, y]) => changePath('g1', (p) => change.moved(p, [0], { x, y }), 'nudge')),
    fc.constant(changePath('g1', reversed)),
    fc.constant(changePath('g1', (path) => change.relaxed(path, []))),
    fc.constant(changePath('g1', (path) => change.simplified(path, [], 5))),
    fc.constant(changePath('g1', (path) => change.inserted(path, 0, { x: 1, y: 2 }))),
    fc.constant(setEasing('g1', { x1: 0.1, y1: 0.2, x2: 0.3, y2: 0.9 })),
    paths.map((path) => drawPath('g1', path)),
  )
  fc.assert(
    fc.property(paths, fc.array(edits, { maxLength: 12 }), (path, list) => {
      const start = startHistory(drawPath('g1', path).apply(empty))
      const end = list.reduce((history, edit) => commit(history, edit), start)
      const back = Array.from({ length: end.past.length }).reduce<typeof end>((h) => undo(h), end)
      expect(back.present).toBe(start.present)
      const again = Array.from({ length: end.past.length }).reduce<typeof end>((h) => redo(h), back)
      expect(again.present).toBe(end.present)
    }),
  )
})

test('a run of nudges is one step of undo; other points begin another', () => {
  const path = pathOf(corner(0, 0), corner(9, 0))
  const nudge = (index: number) =>
    changePath('g1', (p) => change.moved(p, [index], { x: 1, y: 0 }), `nudge:${index}`)
  let history = startHistory(drawPath('g1', path).apply(empty))
  for (const index of [0, 0, 0, 1]) history = commit(history, nudge(index))
  expect(history.past).toHaveLength(2)
  expect(undo(history).present.groups[0]?.path?.anchors[0]).toEqual(corner(3, 0))
})
