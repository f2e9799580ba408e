import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ARCS, minCut, type PixelGraph } from '../../../../src-shared/labels/object/minCut.ts'

const [WIDTH, HEIGHT] = [4, 3]
const COUNT = WIDTH * HEIGHT
const STEPS = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const)).toSpliced(4, 1)

/** The arcs of a grid of pixels; what each carries one way, and the other way, by chance. */
function graphOf(carries: readonly number[], pull: readonly number[]): PixelGraph {
  const near = new Int32Array(COUNT * ARCS).fill(-1)
  const capacity = new Int32Array(COUNT * ARCS)
  for (let i = 0; i < COUNT; i++) {
    STEPS.forEach(([dx, dy], arc) => {
      const [x, y] = [(i % WIDTH) + dx, Math.floor(i / WIDTH) + dy]
      if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) return
      near[ARCS * i + arc] = y * WIDTH + x
      capacity[ARCS * i + arc] = carries[ARCS * i + arc]!
    })
  }
  return { count: COUNT, near, capacity, pull: Int32Array.from(pull) }
}

/** What a division costs: arcs cut from the source's side to the sink's, and pulls that are not followed. */
function cost({ near, capacity, pull }: PixelGraph, onSource: (node: number) => boolean): number {
  let sum = 0
  for (let i = 0; i < COUNT; i++) {
    if (!onSource(i)) sum += Math.max(0, pull[i]!)
    else {
      sum += Math.max(0, -pull[i]!)
      for (let arc = 0; arc < ARCS; arc++) {
        const other = near[ARCS * i + arc]!
        if (other >= 0 && !onSource(other)) sum += capacity[ARCS * i + arc]!
      }
    }
  }
  return sum
}

test('no division of a small picture is cheaper than the cut', () => {
  const numbers = (most: number, count: number) =>
    fc.array(fc.integer({ min: 0, max: most }), { minLength: count, maxLength: count })
  fc.assert(
    fc.property(numbers(9, COUNT * ARCS), numbers(60, COUNT), (carries, pulls) => {
      const pull = pulls.map((one) => one - 30)
      const graph = graphOf(carries, pull)
      // The cut uses its graph up.
      const sides = minCut(graphOf(carries, pull))
      let cheapest = Infinity
      for (let division = 0; division < 1 << COUNT; division++) {
        cheapest = Math.min(
          cheapest,
          cost(graph, (node) => ((division >> node) & 1) === 1),
        )
      }
      expect(cost(graph, (node) => sides[node] === 1)).toBe(cheapest)
    }),
    { numRuns: 60 },
  )
})
