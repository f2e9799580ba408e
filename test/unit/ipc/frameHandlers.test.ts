import { expect, test } from 'vitest'
import { toWire } from '../../../src-shared/project/wire.ts'
import { fail } from '../../../src-shared/result.ts'
import type { Engine } from '../../../src-main/engines/engine.ts'
import { frameHandlers } from '../../../src-main/ipc/frameHandlers.ts'
import { openPhotoStore } from '../../../src-main/photos/photoStore.ts'
import { movingProject, newFolder } from '../takes/orders.ts'

/** Renders until it is stopped. */
const patient: Engine = {
  id: 'local',
  render: ({ signal }) =>
    new Promise((resolve) => {
      const stop = (): void => resolve(fail({ code: 'cancelled' }))
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
    }),
}

const order = { project: toWire(movingProject()), name: 'end' }
const cancelled = { ok: false, error: { code: 'cancelled' } }

test('a last frame that nobody waits for any more is not rendered on', async () => {
  const handlers = frameHandlers(patient, openPhotoStore(newFolder()))
  const frame = handlers['frame:last'](order, 1)
  await handlers['frame:cancel']({}, 1)
  expect(await frame).toEqual(cancelled)
})

test('a further one takes the place of the one before it', async () => {
  const handlers = frameHandlers(patient, openPhotoStore(newFolder()))
  const first = handlers['frame:last'](order, 1)
  const second = handlers['frame:last'](order, 1)
  expect(await first).toEqual(cancelled)
  await handlers['frame:cancel']({}, 1)
  expect(await second).toEqual(cancelled)
})
