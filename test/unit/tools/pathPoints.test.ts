import { describe, expect, test } from 'vitest'
import type { Anchor, MotionPath } from '../../../src-shared/geometry/path.ts'
import type { ImagePoint } from '../../../src-shared/geometry/point.ts'
import { addGroup, changeArea, drawPath } from '../../../src-shared/project/edits.ts'
import type { Project } from '../../../src-shared/project/project.ts'
import { path } from '../../../src-renderer/tools/path.ts'
import type { Gesture, HeldKeys, ToolContext } from '../../../src-renderer/tools/tool.ts'
import { edited } from '../../support/projects.ts'
import { contextOf, empty, NO_KEYS } from '../../support/playing.ts'

const corner = (x: number, y: number): Anchor => ({ x, y, kind: 'corner' })
const at = (x: number, y: number): ImagePoint => ({ x, y })

/** A path of four corners, and another area whose path lies right over it. */
const motion: MotionPath = {
  anchors: [corner(50, 200), corner(150, 200), corner(150, 100), corner(250, 100)],
  easing: 'out',
}
const project = edited(
  empty,
  addGroup('g2', (n) => `Area ${n}`),
  drawPath('g1', motion),
  drawPath('g2', { ...motion, easing: 'in', anchors: motion.anchors.slice(0, 3) }),
)

const keys = (held: Partial<HeldKeys>): HeldKeys => ({ ...NO_KEYS, ...held })

/** Presses, moves and lets go, as pointer.ts does. */
function pressed(
  start: ImagePoint,
  moves: readonly ImagePoint[],
  more: Partial<ToolContext> = {},
  on: Project = project,
): { gesture: Gesture; goesOn: Gesture | null; after: MotionPath | null; chosen: readonly number[] } {
  const context = contextOf(on, 'g1', more)
  const gesture = path.begin(start, context)!
  for (const move of moves) gesture.move([move], context.keys)
  const goesOn = gesture.release?.() ?? null
  const edit = goesOn ? null : gesture.finish()
  const after = edit?.apply(on).groups[0]?.path ?? null
  return { gesture, goesOn, after, chosen: gesture.chosen?.() ?? [] }
}
const places = (found: MotionPath | null): number[][] | undefined => found?.anchors.map(({ x, y }) => [x, y])

describe('points', () => {
  test('a press on one chooses it; the active area keeps its points to itself', () => {
    const { after, chosen } = pressed(at(151, 199), [])
    expect(after).toBeNull()
    expect(chosen).toEqual([1])
    const dragged = pressed(at(150, 200), [at(160, 220)])
    expect(places(dragged.after)?.[1]).toEqual([160, 220])
    // The other area's path, which is drawn over the same places, is as it was.
    const edit = dragged.gesture.finish()!
    expect(edit.apply(project).groups[1]).toBe(project.groups[1])
  })

  test('a hand that trembles moves nothing', () => {
    expect(pressed(at(150, 200), [at(150.4, 200.4)]).after).toBeNull()
  })

  test('several are moved together, and stay chosen', () => {
    const { after, chosen } = pressed(at(150, 100), [at(170, 90)], { chosen: [1, 2] })
    expect(places(after)).toEqual([
      [50, 200],
      [170, 190],
      [170, 90],
      [250, 100],
    ])
    expect(chosen).toEqual([1, 2])
    expect(after?.easing).toBe('out')
  })

  test('a mere click on one of several chooses it alone', () => {
    expect(pressed(at(150, 100), [], { chosen: [1, 2] }).chosen).toEqual([2])
  })

  test('Shift adds one and takes it away again', () => {
    expect(pressed(at(250, 100), [], { chosen: [1], keys: keys({ shift: true }) }).chosen).toEqual([1, 3])
    expect(pressed(at(150, 200), [], { chosen: [1, 3], keys: keys({ shift: true }) }).chosen).toEqual([3])
  })

  test('Shift and a drag on empty ground choose those in the box, beside the others', () => {
    const { chosen, after, gesture } = pressed(at(100, 60), [at(180, 150)], {
      chosen: [0],
      keys: keys({ shift: true }),
    })
    expect(chosen).toEqual([0, 2])
    expect(after).toBeNull()
    expect(gesture.preview()).toMatchObject({ kind: 'path', chosen: [0, 2], box: [at(100, 60), {}, {}, {}] })
  })

  test('Alt and a click make a corner smooth', () => {
    const { after } = pressed(at(150, 100), [], { keys: keys({ alt: true }) })
    expect(after?.anchors.map(({ kind }) => kind)).toEqual(['corner', 'corner', 'smooth', 'corner'])
  })
})

describe('the curve', () => {
  test('Ctrl and a click insert a point on it, which a drag takes along', () => {
    const clicked = pressed(at(100, 202), [], { keys: keys({ ctrl: true }) })
    expect(places(clicked.after)?.[1]).toEqual([100, 200])
    expect(clicked.chosen).toEqual([1])
    const dragged = pressed(at(100, 200), [at(110, 240)], { keys: keys({ ctrl: true }) })
    expect(places(dragged.after)?.[1]).toEqual([110, 240])
    expect(dragged.after?.anchors).toHaveLength(5)
  })

  test('so does a double click; the first click of it leaves the path alone', () => {
    const first = pressed(at(100, 200), [])
    expect([first.after, first.goesOn]).toEqual([null, null])
    expect(places(pressed(at(100, 200), [], { again: true }).after)?.[1]).toEqual([100, 200])
  })

  test('Alt and a drag move the whole path', () => {
    expect(places(pressed(at(100, 200), [at(90, 210)], { keys: keys({ alt: true }) }).after)).toEqual([
      [40, 210],
      [140, 210],
      [140, 110],
      [240, 110],
    ])
  })
})

describe('click by click', () => {
  const bare = edited(empty)

  test('a path goes from click to click, straight, and ends by a double click', () => {
    const { goesOn, gesture } = pressed(at(20, 20), [], {}, bare)
    expect(gesture.finish()).toBeNull()
    expect(goesOn?.clicks?.press(at(120, 20))).toBe('goes-on')
    expect(goesOn?.clicks?.press(at(120, 90))).toBe('goes-on')
    goesOn?.move([at(200, 90)], NO_KEYS)
    expect(goesOn?.preview()).toMatchObject({ kind: 'path', path: { anchors: { length: 4 } }, chosen: [2] })
    expect(goesOn?.clicks?.press(at(120, 90), true)).toBe('done')
    const drawn = goesOn?.finish()?.apply(bare).groups[0]?.path
    expect(drawn?.anchors).toEqual([corner(20, 20), corner(120, 20), corner(120, 90)])
    expect(goesOn?.chosen?.()).toEqual([2])
  })

  test('Backspace takes the last point back but not the first; one point is no path', () => {
    const { goesOn } = pressed(at(20, 20), [], {}, bare)
    goesOn?.clicks?.press(at(120, 20))
    expect(goesOn?.clicks?.back()).toBe('goes-on')
    expect(goesOn?.clicks?.back()).toBe('nothing-left')
    expect(goesOn?.preview()).toMatchObject({ chosen: [0] })
    expect(goesOn?.finish()).toBeNull()
  })

  test('where the button is held in between, the way is freehand', () => {
    const { goesOn } = pressed(at(20, 20), [], {}, bare)
    goesOn?.clicks?.press(at(120, 20))
    goesOn?.move([at(160, 60), at(200, 20)], NO_KEYS)
    goesOn?.clicks?.release?.()
    goesOn?.move([at(250, 90)], NO_KEYS)
    goesOn?.clicks?.press(at(260, 90))
    goesOn?.clicks?.release?.()
    const drawn = goesOn!.finish()!.apply(bare).groups[0]!.path!
    expect(drawn.anchors.map(({ x, kind }) => [x, kind])).toEqual([
      [20, 'corner'],
      [120, 'corner'],
      [160, 'smooth'],
      [200, 'smooth'],
      [260, 'corner'],
    ])
  })

  test('it goes on from the chosen last point, and keeps what there was', () => {
    const { goesOn } = pressed(at(300, 50), [], { chosen: [3] })
    goesOn?.clicks?.press(at(350, 60))
    const drawn = goesOn!.finish()!.apply(project).groups[0]!.path!
    expect(drawn.anchors.slice(0, 4)).toEqual(motion.anchors)
    expect(places(drawn)?.slice(4)).toEqual([
      [300, 50],
      [350, 60],
    ])
    // Backspace takes only what the clicks have added.
    for (let i = 0; i < 5; i++) goesOn?.clicks?.back()
    expect(goesOn!.finish()!.apply(project).groups[0]!.path!.anchors).toHaveLength(5)
  })

  test('with other points chosen a click only lets go of them', () => {
    const { goesOn, after, chosen } = pressed(at(300, 250), [], { chosen: [0, 1] })
    expect([goesOn, after, chosen]).toEqual([null, null, []])
  })

  test('a drag still draws freehand, in the place of the path that there was', () => {
    const { after } = pressed(at(300, 250), [at(320, 250), at(390, 250)])
    expect(places(after)).toEqual([
      [300, 250],
      [390, 250],
    ])
    expect(after?.easing).toBe('out')
  })
})

test('a click on another area’s path chooses that area, unless it is hidden or under the own path', () => {
  const other = drawPath('g2', { anchors: [corner(300, 250), corner(390, 250)], easing: 'linear' })
  const apart = other.apply(project)
  expect(pressed(at(340, 251), [], {}, apart).gesture.area?.()).toBe('g2')
  expect(pressed(at(340, 251), [at(340, 280)], {}, apart).gesture.area?.()).toBeNull()
  expect(path.begin(at(340, 251), contextOf(apart, 'frozen'))?.area?.()).toBe('g2')
  const hidden = changeArea('g2', { visible: false }).apply(apart)
  expect(pressed(at(340, 251), [], {}, hidden).gesture.area?.()).toBeNull()
  expect(pressed(at(100, 200), []).gesture.area?.()).toBeNull()
})

test('a locked area’s path is left alone', () => {
  const locked = changeArea('g1', { locked: true }).apply(project)
  expect(path.begin(at(250, 100), contextOf(locked))).toBeNull()
})
