import { describe, expect, test } from 'vitest'
import * as edits from '../../../src-shared/project/edits.ts'
import { commit, startHistory, undo, type History } from '../../../src-shared/project/history.ts'
import { explained, paintedOver } from '../../../src-shared/project/paintedOver.ts'
import { problems } from '../../../src-shared/project/problems.ts'
import { newProject } from '../../../src-shared/project/project.ts'
import { LOCAL } from '../../../src-shared/service/profiles.ts'
import { edited, photoOf, withRect } from '../../support/projects.ts'

const start = edited(
  newProject(photoOf({ width: 300, height: 200 })),
  edits.addGroup('g1', () => 'Sky'),
  edits.addGroup('g2', () => 'Rocket'),
)
const rect = (label: number, side: number, name: 'paint' | 'givePixels' = 'paint'): edits.Edit => ({
  name,
  apply: (project) =>
    edits.paintLabels('paint', withRect(project.labels, label, 50, 50, side, side)).apply(project),
})
const after = (...list: readonly edits.Edit[]): History =>
  list.reduce((history, edit) => commit(history, edit), startHistory(start))

const overIn = (history: History) => {
  const step = history.past.at(-1)!
  return paintedOver(step, step.project, history.present)
}
const checksOf = (history: History): string[] =>
  explained(problems(history.present, LOCAL), history)
    .filter(({ code }) => code.startsWith('area/'))
    .map((problem) => `${problem.about} ${problem.code} ${'by' in problem ? String(problem.by) : ''}`)

describe('an area that is painted over', () => {
  test('is told with who took its pixels', () => {
    expect(overIn(after(rect(2, 20), rect(3, 30)))).toEqual([{ area: 'g1', by: 'Rocket' }])
    expect(overIn(after(rect(2, 20), rect(1, 30)))).toEqual([{ area: 'g1', by: null }])
    expect(overIn(after(rect(1, 20), rect(2, 30)))).toEqual([{ area: 'frozen', by: 'Sky' }])
  })

  test('is not one that has pixels left, that was erased or cleared, or that gave its pixels away', () => {
    expect(overIn(after(rect(2, 20), rect(3, 19)))).toEqual([])
    expect(overIn(after(rect(2, 20), rect(0, 30)))).toEqual([])
    expect(overIn(after(rect(2, 20), edits.clearArea('g1')))).toEqual([])
    expect(overIn(after(rect(2, 20), rect(3, 30, 'givePixels')))).toEqual([])
  })

  test('stands under Checks for as long as it is empty for that reason', () => {
    const over = after(rect(2, 20), rect(3, 30), edits.changeSettings({ prompt: 'up' }))
    expect(checksOf(over)).toEqual(['group:g1 area/painted-over Rocket'])
    expect(checksOf(commit(over, rect(2, 5)))).toEqual([])
    expect(checksOf(undo(undo(over)))).toEqual(['group:g2 area/empty '])
    const erased = after(rect(2, 20), rect(3, 30), rect(2, 5), rect(0, 60))
    expect(checksOf(erased)).toEqual(['group:g1 area/empty ', 'group:g2 area/empty '])
  })
})
