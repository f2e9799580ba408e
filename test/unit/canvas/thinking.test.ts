import { beforeEach, expect, test } from 'vitest'
import { changeArea, type Edit } from '../../../src-shared/project/edits.ts'
import { stopThinking, think, thinkingPreview } from '../../../src-renderer/canvas/thinking.ts'
import { commit, currentDocument, currentProject, openDocument } from '../../../src-renderer/stores/editor.ts'
import { session } from '../../../src-renderer/stores/session.ts'
import { thinking } from '../../../src-renderer/stores/thinking.ts'
import type { Miss, Preview } from '../../../src-renderer/tools/tool.ts'
import { empty } from '../../support/playing.ts'

type Outcome = Edit | Miss | null
const OUTLINE: Preview = { kind: 'outline', points: [{ x: 1, y: 1 }] }
const rename = (name: string): Edit => changeArea('g1', { name })
const nameNow = (): string | undefined => currentProject()?.groups[0]?.name
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0))

/** A gesture that was released: `answer` is its edit coming in. */
function released() {
  let answer: (outcome: Outcome) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const coming = new Promise<Outcome>((resolve, reject) => ([answer, fail] = [resolve, reject]))
  let isStopped = (): boolean => false
  let redraws = 0
  think(
    {
      move: () => undefined,
      preview: () => OUTLINE,
      finish: () => null,
      finishLater(stop) {
        isStopped = () => stop.aborted
        return coming
      },
    },
    commit,
    () => {
      redraws++
    },
  )
  return {
    isStopped: () => isStopped(),
    redraws: () => redraws,
    fail,
    async answer(outcome: Outcome) {
      answer(outcome)
      await settled()
    },
  }
}

beforeEach(() => {
  stopThinking()
  openDocument({ project: empty, name: 'test', documentId: null, takes: [] })
  session.setState({ tool: 'object' })
})

test('the edit comes in as one step of undo; until then the preview stays', async () => {
  const gesture = released()
  expect(thinkingPreview()).toBe(OUTLINE)
  expect(thinking.getState()).toEqual({ busy: true, miss: null })
  await gesture.answer(rename('Cup'))
  expect(nameNow()).toBe('Cup')
  expect(currentDocument()?.history.past).toHaveLength(1)
  expect(thinkingPreview()).toBeNull()
  expect(thinking.getState()).toEqual({ busy: false, miss: null })
  expect(gesture.redraws()).toBe(2)
})

test('stopped, it writes nothing, whatever still comes in', async () => {
  const gesture = released()
  expect(stopThinking()).toBe(true)
  expect(gesture.isStopped()).toBe(true)
  await gesture.answer(rename('Cup'))
  expect(currentProject()).toBe(empty)
  expect(stopThinking()).toBe(false)
})

test('a second gesture takes the first one’s place', async () => {
  const first = released()
  const second = released()
  expect(first.isStopped()).toBe(true)
  await first.answer(rename('First'))
  expect(thinking.getState().busy).toBe(true)
  await second.answer(rename('Second'))
  expect(nameNow()).toBe('Second')
  expect(currentDocument()?.history.past).toHaveLength(1)
})

test('another tool, or a project that changes meanwhile, stops it', async () => {
  const painted = released()
  commit(changeArea('g1', { visible: false }))
  expect(painted.isStopped()).toBe(true)
  const laidDown = released()
  session.setState({ tool: 'brush' })
  expect(laidDown.isStopped()).toBe(true)
  await laidDown.answer(rename('Late'))
  expect(nameNow()).toBe('Area 1')
})

test('what came to nothing is told until the next gesture or tool, and so is a failure', async () => {
  const gesture = released()
  await gesture.answer('nothingFound')
  expect(thinking.getState()).toEqual({ busy: false, miss: 'nothingFound' })
  expect(currentProject()).toBe(empty)
  session.setState({ tool: 'brush' })
  expect(thinking.getState().miss).toBeNull()
  const failing = released()
  failing.fail(new Error('out of memory'))
  await settled()
  expect(thinking.getState().miss).toBe('searchFailed')
})
