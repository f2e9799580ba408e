import { beforeEach, expect, test } from 'vitest'
import { changeSettings } from '../../../src-shared/project/edits.ts'
import { newProject } from '../../../src-shared/project/project.ts'
import {
  commit,
  currentDocument,
  isUnsaved,
  listTake,
  markSaved,
  openDocument,
  redo,
  takeBack,
  undo,
  type OpenDocument,
} from '../../../src-renderer/stores/editor.ts'
import { photoOf } from '../../support/projects.ts'

function opened(name: string): OpenDocument {
  const project = newProject(photoOf({ width: 40, height: 30 }))
  openDocument({ project, name, documentId: null, takes: [] })
  return currentDocument()!
}

const saving = ({ opening, history, takes }: OpenDocument): void =>
  markSaved(opening, { project: history.present, takes, at: 1 }, 'file of the first', 'first')

let first: OpenDocument

beforeEach(() => {
  first = opened('first')
})

test('a take and a save are noted in their project', () => {
  listTake(first.opening, 'take')
  expect(isUnsaved(currentDocument()!)).toBe(true)
  saving(currentDocument()!)
  expect(currentDocument()).toMatchObject({ takes: ['take'], documentId: 'file of the first' })
  expect(isUnsaved(currentDocument()!)).toBe(false)
})

test('a take that is told of twice is listed once', () => {
  listTake(first.opening, 'take')
  listTake(first.opening, 'other')
  listTake(first.opening, 'take')
  expect(currentDocument()?.takes).toEqual(['other', 'take'])
})

test('those that end after another project was opened leave that one alone', () => {
  const second = opened('second')
  listTake(first.opening, 'take')
  saving(first)
  expect(currentDocument()).toBe(second)
})

const guided = (cfgScale: number, run?: string): void => commit(changeSettings({ cfgScale }, run))
const guidance = (): number | null => currentDocument()!.history.present.settings.cfgScale

test('a drag that is given up is taken back, and neither what the keys did before nor what can be redone', () => {
  guided(0.1)
  guided(0.2)
  undo()
  for (const run of ['keys', 'keys']) guided(0.4, run)
  guided(0.6)
  undo()
  const before = currentDocument()!.history
  for (const value of [0.7, 0.8]) guided(value, 'drag')
  takeBack(before)
  expect(guidance()).toBe(0.4)
  redo()
  expect(guidance()).toBe(0.6)
})

test('a drag that has done nothing, or was undone already, takes nothing back', () => {
  guided(0.4, 'keys')
  const before = currentDocument()!.history
  takeBack(before)
  expect(guidance()).toBe(0.4)
  guided(0.7, 'drag')
  undo()
  takeBack(before)
  expect(guidance()).toBe(0.4)
})
