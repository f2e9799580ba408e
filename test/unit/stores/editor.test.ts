import { beforeEach, expect, test } from 'vitest'
import { newProject } from '../../../src-shared/project/project.ts'
import {
  currentDocument,
  isUnsaved,
  listTake,
  markSaved,
  openDocument,
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
