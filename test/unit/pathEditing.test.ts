import { beforeEach, expect, test } from 'vitest'
import {
  addPoint,
  chooseAllPoints,
  choosePoints,
  chosenPoints,
  nudgePath,
  setPoint,
} from '../../src-renderer/pathEditing.ts'
import { currentProject, openDocument, redo, undo } from '../../src-renderer/stores/editor.ts'
import { chooseArea } from '../../src-renderer/stores/session.ts'
import { movingProject } from '../support/projects.ts'

beforeEach(() => {
  openDocument({
    project: movingProject({ width: 200, height: 100 }),
    ...{ name: 'test', documentId: null, takes: [] },
  })
  chooseArea('g1')
})

test('a point that is put in is chosen; once it is undone, no other stands in for it', () => {
  addPoint(0)
  expect(chosenPoints()).toEqual([1])
  undo()
  expect(chosenPoints()).toEqual([])
  redo()
  expect(chosenPoints()).toEqual([])
})

test('points that a step leaves in their number stay chosen through undo', () => {
  chooseAllPoints()
  nudgePath(1, 0)
  undo()
  expect(chosenPoints()).toEqual([0, 1])
  choosePoints([])
})

test('each number that is written for a point is a step; those of one run are one', () => {
  const x = (): number | undefined => currentProject()?.groups[0]?.path?.anchors[1]?.x
  const before = x()
  setPoint(1, { x: 60 })
  setPoint(1, { x: 70 })
  for (const next of [71, 72, 73]) setPoint(1, { x: next }, 'run 1')
  undo()
  expect(x()).toBe(70)
  undo()
  expect(x()).toBe(60)
  undo()
  expect(x()).toBe(before)
})
