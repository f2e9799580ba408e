import { expect, test } from 'vitest'
import { addGroup, changeSettings, paintLabels, removeGroup } from '../../../src-shared/project/edits.ts'
import { commit, startHistory, undo } from '../../../src-shared/project/history.ts'
import { hasSamePhoto, restoreTake } from '../../../src-shared/project/restore.ts'
import { fromWire, toWire } from '../../../src-shared/project/wire.ts'
import type { Project } from '../../../src-shared/project/project.ts'
import { edited, movingProject, withRect } from '../../support/projects.ts'

const made = movingProject({ width: 640, height: 400 })
/** As a take gives it back: read from its folder. */
const kept = (project = made): Project => fromWire(toWire(project)) ?? project

test('areas, paths and settings come back in one step, which undo takes back', () => {
  const now = edited(
    made,
    changeSettings({ prompt: 'later', model: 'kling-v2-1' }),
    removeGroup('g1'),
    addGroup('g2', (n) => `Other ${n}`),
    paintLabels('paint', withRect(made.labels, 2, 200, 200, 50, 50)),
  )
  const history = commit(startHistory(now), restoreTake(kept()))
  expect(toWire(history.present)).toEqual(toWire(made))
  expect(history.past.map(({ name }) => name)).toEqual(['restoreTake'])
  expect(undo(history).present).toBe(now)
})

test('what is the same already is shared: the step costs the tiles that changed and no others', () => {
  const now = edited(made, paintLabels('paint', withRect(made.labels, 2, 600, 380, 2, 2)))
  const back = restoreTake(kept()).apply(now)
  expect(back.labels.tiles.filter((tile, i) => tile !== now.labels.tiles[i])).toHaveLength(1)
})

test('a project that is as the take was made stays the very same value', () => {
  expect(restoreTake(kept()).apply(made)).toBe(made)
})

test('a project of another photo is left alone', () => {
  const other = { ...made, photo: { ...made.photo, id: '1'.repeat(64) } }
  expect(hasSamePhoto(made, other)).toBe(false)
  expect(restoreTake(kept()).apply(other)).toBe(other)
})
