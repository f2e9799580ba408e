import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LabelDraft } from '../../../src-shared/labels/draft.ts'
import { EMPTY_TILE, toBytes, type LabelMap } from '../../../src-shared/labels/labelMap.ts'
import { frozenRest } from '../../../src-shared/labels/freezeRest.ts'
import { givenTo } from '../../../src-shared/labels/mask.ts'
import { inverted, reshaped } from '../../../src-shared/labels/reshape.ts'
import * as edits from '../../../src-shared/project/edits.ts'
import {
  commit,
  goTo,
  redo,
  sealed,
  startHistory,
  undo,
  type History,
} from '../../../src-shared/project/history.ts'
import { historyBytes } from '../../../src-shared/project/historySize.ts'
import { stepsOf } from '../../../src-shared/project/stepFacts.ts'
import { newProject, type Project } from '../../../src-shared/project/project.ts'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import { photoOf } from '../../support/projects.ts'

const SIZE = { width: 260, height: 140 }

const stroke = (label: number, x: number, y: number, radius: number): edits.Edit => ({
  name: 'paint',
  apply: (project) => {
    const draft = new LabelDraft(project.labels)
    draft.capsule({ x, y }, { x: x + 40, y: y + 20 }, radius, label)
    return edits.paintLabels('paint', draft.take()).apply(project)
  },
})

const labelled = (
  name: Parameters<typeof edits.paintLabels>[0],
  change: (map: LabelMap) => LabelMap,
): edits.Edit => ({
  name,
  apply: (project) => edits.paintLabels(name, change(project.labels)).apply(project),
})

const WAY = polylinePath([
  { x: 20, y: 20 },
  { x: 120, y: 90 },
])

const anyEdit = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 0, max: 260 }),
      fc.integer({ min: 0, max: 140 }),
      fc.integer({ min: 1, max: 40 }),
    )
    .map(([label, x, y, radius]) => stroke(label, x, y, radius)),
  fc.uuid().map((id) => edits.addGroup(id, (n) => `Area ${n}`)),
  fc.string().map((prompt) => edits.changeSettings({ prompt }, 'prompt')),
  fc
    .constantFrom(5 as const, 10 as const)
    .map((durationSeconds) => edits.changeSettings({ durationSeconds })),
  fc.constant(edits.clearArea('frozen')),
  fc.boolean().map((locked) => edits.changeArea('frozen', { locked })),
  fc.integer({ min: 1, max: 7 }).map((label) => labelled('reshapeArea', (map) => inverted(map, label))),
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 9 }))
    .map(([label, px]) => labelled('reshapeArea', (map) => reshaped(map, label, 'grow', px))),
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), fc.boolean())
    .map(([from, to, replace]) => labelled('givePixels', (map) => givenTo(map, from, to, replace))),
  fc
    .integer({ min: 0, max: 20 })
    .map((px) => labelled('freezeRest', (map) => frozenRest(map, [{ label: 2, path: WAY }], px, true))),
  fc.constant(edits.drawPath('g1', WAY)),
  fc.nat(50).map((by) =>
    edits.changePath('g1', (path) => ({
      ...path,
      anchors: path.anchors.map((anchor) => ({ ...anchor, x: anchor.x + by })),
    })),
  ),
)

/** A history of edits in any order, with a moving area that has a path. */
const anyHistory = fc
  .array(anyEdit, { maxLength: 25 })
  .map((list) =>
    list.reduce(
      (history, edit) => commit(history, edit),
      startHistory(edits.addGroup('g1', () => 'Sky').apply(newProject(photoOf(SIZE)))),
    ),
  )

/** All that the states of a history hold by reference and the present one does not, each counted once. */
function slowBytes({ past, present, future }: History): number {
  const parts = ({ labels, groups }: Project): [object, number][] => [
    [labels.tiles, labels.tiles.length * 8],
    ...labels.tiles.map((tile): [object, number] => [tile, tile === EMPTY_TILE ? 0 : tile.length]),
    ...groups.flatMap(({ path }): [object, number][] => (path ? [[path, path.anchors.length * 64]] : [])),
  ]
  const sizes = new Map([...past, ...future].flatMap(({ project }) => parts(project)))
  for (const [part] of parts(present)) sizes.delete(part)
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
}

const describeState = ({ present }: History): string =>
  JSON.stringify({ ...present, labels: Buffer.from(toBytes(present.labels)).toString('base64') })

describe('history', () => {
  test('any edits, undone and done again, give the same bytes', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 25 }), (list) => {
        const start = startHistory(edits.addGroup('g1', () => 'Sky').apply(newProject(photoOf(SIZE))))
        const states = [start]
        for (const edit of list) states.push(commit(states.at(-1)!, edit))
        const end = states.at(-1)!
        let back = end
        for (const _ of list) back = undo(back)
        expect(describeState(back)).toBe(describeState(start))
        for (const _ of list) back = redo(back)
        expect(describeState(back)).toBe(describeState(end))
      }),
      { numRuns: 40 },
    )
  })

  test('an edit that changes nothing makes no step', () => {
    const start = startHistory(newProject(photoOf(SIZE)))
    expect(commit(start, edits.clearArea('frozen'))).toBe(start)
    expect(undo(start)).toBe(start)
    expect(redo(start)).toBe(start)
  })

  test('typing is one step until the field is left', () => {
    let history = startHistory(newProject(photoOf(SIZE)))
    const typed = (prompt: string) => edits.changeSettings({ prompt }, 'prompt')
    for (const prompt of ['a', 'ab', 'abc']) history = commit(history, typed(prompt))
    expect(history.past).toHaveLength(1)
    history = commit(sealed(history), typed('abcd'))
    expect(history.past).toHaveLength(2)
    expect(undo(history).present.settings.prompt).toBe('abc')
    expect(undo(undo(history)).present.settings.prompt).toBe('')
  })

  test('each choice is a step of its own', () => {
    const after = (...list: readonly edits.Edit[]) =>
      list.reduce((history, edit) => commit(history, edit), startHistory(newProject(photoOf(SIZE))))
    const lengths = after(
      edits.changeSettings({ durationSeconds: 10 }),
      edits.changeSettings({ durationSeconds: 5 }),
    )
    expect(undo(lengths).present.settings.durationSeconds).toBe(10)
    const [first, second] = ['1', '2'].map((digit) => ({ ...photoOf(SIZE), id: digit.repeat(64) }))
    const ends = after(edits.changeSettings({ tail: first! }), edits.changeSettings({ tail: second! }))
    expect(undo(ends).present.settings.tail).toBe(first)
    const kinds = after(
      edits.changeSettings({ mode: 'end-frame' }),
      edits.changeSettings({ mode: 'plain' }),
      // The same again is no step.
      edits.changeSettings({ mode: 'plain' }),
    )
    expect(undo(kinds).present.settings.mode).toBe('end-frame')
    expect(kinds.past).toHaveLength(2)
  })

  test('a drag is one step, and neither another drag nor a switch joins it', () => {
    let history = startHistory(newProject(photoOf(SIZE)))
    const guided = (cfgScale: number | null, run?: string): void =>
      void (history = commit(history, edits.changeSettings({ cfgScale }, run)))
    guided(0.5)
    for (const value of [0.55, 0.6, 0.7]) guided(value, 'run 1')
    for (const value of [0.75, 0.8]) guided(value, 'run 2')
    guided(null)
    expect(history.past.map(({ project }) => project.settings.cfgScale)).toEqual([null, 0.5, 0.7, 0.8])
  })

  test('a new edit after an undo drops what could have been redone', () => {
    let history = startHistory(newProject(photoOf(SIZE)))
    history = commit(history, stroke(2, 10, 10, 5))
    history = commit(undo(history), stroke(3, 10, 10, 5))
    expect(redo(history)).toBe(history)
  })

  test('the oldest steps go when the history holds more bytes than it may, and how many is said', () => {
    const most = 5 * 128 * 128
    let history = startHistory(newProject(photoOf(SIZE)))
    for (let i = 0; i < 20; i++) history = commit(history, stroke(2 + (i % 5), 20, 20, 10 + i), most)
    expect(history.past.length).toBeGreaterThan(1)
    expect(historyBytes(history)).toBeLessThanOrEqual(most)
    expect(history.forgotten).toBe(20 - history.past.length)
    // One step more would be too much.
    const kept = history.past.length
    const all = Array.from({ length: 20 }).reduce<History>(
      (whole, _, i) => commit(whole, stroke(2 + (i % 5), 20, 20, 10 + i)),
      startHistory(newProject(photoOf(SIZE))),
    )
    expect(historyBytes({ ...all, past: all.past.slice(-kept - 1) })).toBeGreaterThan(most)
  })

  test('the newest step stays even where it is larger than all that may be held', () => {
    const history = commit(
      commit(startHistory(newProject(photoOf(SIZE))), stroke(2, 9, 9, 9)),
      stroke(3, 9, 9, 9),
      1,
    )
    expect(history.past).toHaveLength(1)
    expect(history.forgotten).toBe(1)
  })

  test('its bytes are those of what its states hold and the present one does not, wherever it stands', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(25), (history, steps) => {
        expect(historyBytes(history)).toBe(slowBytes(history))
        const there = goTo(history, steps)
        expect(historyBytes(there)).toBe(slowBytes(there))
      }),
      { numRuns: 60 },
    )
  })

  test('any step can be gone to and from, with the states of undo and redo', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(25), fc.nat(25), (history, first, second) => {
        const all = history.past.length
        const there = goTo(goTo(history, first), second)
        const steps = Math.min(second, all)
        expect(there.past).toHaveLength(steps)
        expect(there.future).toHaveLength(all - steps)
        expect(describeState(there)).toBe(
          describeState({ ...history, present: history.past[steps]?.project ?? history.present }),
        )
        expect(goTo(there, second)).toBe(there)
        expect(stepsOf(there)).toEqual(stepsOf(history))
      }),
      { numRuns: 40 },
    )
  })
})

describe('edits', () => {
  const empty = newProject(photoOf(SIZE))
  const six = Array.from({ length: 6 }, (_, i) => edits.addGroup(`g${i}`, (n) => `Area ${n}`)).reduce(
    (project, edit) => edit.apply(project),
    empty,
  )

  test('there are six moving areas at the most, each with a label of its own', () => {
    expect(six.groups.map(({ label }) => label)).toEqual([2, 3, 4, 5, 6, 7])
    expect(edits.addGroup('g7', (n) => `Area ${n}`).apply(six)).toBe(six)
  })

  test('a removed area gives its label and its pixels back, the others keep theirs', () => {
    const painted = stroke(4, 50, 50, 10).apply(stroke(3, 150, 50, 10).apply(six))
    const without = edits.removeGroup('g2').apply(painted)
    expect(without.groups.map(({ label }) => label)).toEqual([2, 3, 5, 6, 7])
    expect(toBytes(without.labels).includes(4)).toBe(false)
    expect(toBytes(without.labels).includes(3)).toBe(true)
    expect(
      edits
        .addGroup('new', (n) => `Area ${n}`)
        .apply(without)
        .groups.at(-1)?.label,
    ).toBe(4)
  })

  test('a path can be drawn, changed and removed', () => {
    const path = polylinePath([
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ])
    const drawn = edits.drawPath('g0', path).apply(six)
    expect(edits.setEasing('g0', 'in').apply(drawn).groups[0]?.path?.easing).toBe('in')
    expect(edits.removePath('g0').apply(drawn).groups[0]?.path).toBeNull()
  })
})
