import { describe, expect, test } from 'vitest'
import { history as words } from '../../../src-renderer/locales/en/history.ts'
import { polylinePath, reversed, type MotionPath } from '../../../src-shared/geometry/path.ts'
import * as edits from '../../../src-shared/project/edits.ts'
import { commit, goTo, startHistory, type History } from '../../../src-shared/project/history.ts'
import { stepsOf } from '../../../src-shared/project/stepFacts.ts'
import { newProject } from '../../../src-shared/project/project.ts'
import { edited, photoOf, withRect } from '../../support/projects.ts'

const SIZE = { width: 300, height: 200 }
const WAY = polylinePath([
  { x: 10, y: 10 },
  { x: 60, y: 30 },
  { x: 90, y: 10 },
])
const moved = (path: MotionPath): MotionPath => ({
  ...path,
  anchors: path.anchors.map((anchor) => ({ ...anchor, x: anchor.x + 0.1, y: anchor.y + 7 })),
})

const sky = edited(
  newProject(photoOf(SIZE)),
  edits.addGroup('g1', () => 'Sky'),
  edits.drawPath('g1', WAY),
)

const after = (...list: readonly edits.Edit[]): History =>
  list.reduce((h, edit) => commit(h, edit), startHistory(sky))
const says = (...list: readonly edits.Edit[]): string[] => stepsOf(after(...list)).map(words.step)

const stroke = (name: 'paint' | 'erase', by: string, about: string): edits.Edit => ({
  ...edits.paintLabels(name, withRect(sky.labels, 2, 0, 0, by.length, name.length)),
  by,
  about,
})

describe('the words of a step', () => {
  test('name the tool and the area', () => {
    expect(
      says(
        stroke('paint', 'brush', 'g1'),
        stroke('erase', 'eraser', 'g1'),
        stroke('erase', 'lasso', 'g1'),
        stroke('paint', 'wand', 'frozen'),
      ),
    ).toEqual(['Brush on Sky', 'Eraser on Sky', 'Lasso taken from Sky', 'Magic wand on Frozen'])
  })

  test('say what was done to a path', () => {
    const way = (change: (path: MotionPath) => MotionPath) => edits.changePath('g1', change)
    expect(
      says(
        way(moved),
        way(reversed),
        edits.setEasing('g1', 'in'),
        way((path) => ({ ...path, anchors: path.anchors.slice(1) })),
        way((path) => ({ ...path, anchors: [...path.anchors, { x: 1, y: 2, kind: 'corner' }] })),
        way((path) => ({
          ...path,
          anchors: path.anchors.map((anchor, i) => (i === 1 ? { ...anchor, x: 1 } : anchor)),
        })),
        edits.removePath('g1'),
        edits.drawPath('g1', WAY),
      ),
    ).toEqual([
      'Path of Sky moved',
      'Path of Sky reversed',
      'Speed of Sky',
      'Point taken from the path of Sky',
      'Point added to the path of Sky',
      'Path of Sky changed',
      'Path of Sky deleted',
      'Path of Sky drawn',
    ])
  })

  test('say what was switched, and which setting changed', () => {
    expect(
      says(
        edits.changeArea('g1', { visible: false }),
        edits.changeArea('g1', { visible: true }),
        edits.changeArea('g1', { locked: true }),
        edits.changeArea('frozen', { locked: true }),
        edits.changeArea('g1', { sent: false }),
        edits.changeArea('g1', { sent: true }),
        edits.changeArea('g1', { name: 'Cloud' }),
        edits.changeSettings({ prompt: 'a' }),
        edits.changeSettings({ model: 'kling-v2', quality: 'std' }),
        edits.removeGroup('g1'),
      ),
    ).toEqual([
      'Sky hidden',
      'Sky shown',
      'Sky locked',
      'Frozen locked',
      'Sky left out',
      'Sky sent again',
      'Renamed to Cloud',
      'Prompt',
      'Model, Quality',
      'Cloud removed',
    ])
  })

  test('are the same once the step is undone', () => {
    const history = after(stroke('paint', 'brush', 'g1'), edits.changeArea('g1', { name: 'Cloud' }))
    expect(stepsOf(goTo(history, 0)).map(words.step)).toEqual(['Brush on Sky', 'Renamed to Cloud'])
  })

  test('a switch that is as it is asked to be makes no step', () => {
    expect(says(edits.changeArea('g1', { visible: true, sent: true }))).toEqual([])
  })
})
