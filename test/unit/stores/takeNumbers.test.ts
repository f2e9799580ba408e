import { expect, test } from 'vitest'
import { preparedTake, addressOf, UNSEEN_SPEC } from '../../../src-main/takes/service/orders.ts'
import { takeName } from '../../../src-renderer/panels/takeName.ts'
import { currentDocument, listTake, openDocument, unlistTake } from '../../../src-renderer/stores/editor.ts'
import { COMETAPI } from '../../../src-shared/service/profiles.ts'
import { takeIdSchema, type Take } from '../../../src-shared/take.ts'
import { movingProject } from '../../support/projects.ts'

const newTake = (): Take =>
  preparedTake({
    ...{ name: 'Rocket', at: addressOf(COMETAPI), externalId: 'x', spec: UNSEEN_SPEC, requestSha256: null },
  })

test('a take keeps its number when another one is deleted, and no number comes twice', () => {
  const project = movingProject({ width: 64, height: 64 })
  openDocument({ project, name: 'Rocket', documentId: null, takes: [] })
  const [first, second, third] = [newTake(), newTake(), newTake()]
  const opening = currentDocument()?.opening ?? -1
  for (const take of [first, second]) listTake(opening, take.id)
  const own = () => currentDocument()?.takes ?? []
  expect([first, second].map((take) => takeName(take, own()))).toEqual(['Take 1', 'Take 2'])
  unlistTake(first.id)
  expect(own()).not.toContain(first.id)
  expect(takeName(second, own())).toBe('Take 2')
  unlistTake(second.id)
  listTake(opening, third.id)
  expect(takeName(third, own())).toBe('Take 3')
  // What stands in their places goes into a project's file like any other.
  for (const id of own()) expect(takeIdSchema.safeParse(id).success).toBe(true)
})
