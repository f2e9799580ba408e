import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTakeStore } from '../../../src-main/takes/takeStore.ts'
import { FAKE_KEY, startFakeService } from '../../support/fakeService/server.ts'
import { valueOf } from '../support/results.ts'
import { desk, json, ROCKET } from '../support/rocket.ts'

test('takes are listed with stars and names, and shown with their note and what they were made from', async () => {
  const service = await startFakeService()
  onTestFinished(() => service.close())
  const rocket = desk({ env: { KINEBRUSH_API_KEY: FAKE_KEY } })
  await rocket.project('--prompt', 'The rocket rises')
  const sent = ['submit', 'p.kinebrush', '--engine', 'cometapi', '--base-url', service.baseUrl, '--no-wait']
  const [{ id }] = (json(await rocket.cli(...sent, '--json')) as { takes: [{ id: string }] }).takes
  // As the editor beside it would.
  const store = await openTakeStore(join(rocket.folder, '.takes'))
  valueOf(await store.remark(id, { name: 'Best so far', stars: 4, note: 'The tower trembles' }))

  expect((await rocket.cli('takes')).stdout).toMatch(/  ★★★★   p  Best so far\n$/)
  const remarks = { name: 'Best so far', stars: 4, note: 'The tower trembles' }
  expect(json(await rocket.cli('takes', '--json'))).toMatchObject({ takes: [{ id, ...remarks }] })
  expect(json(await rocket.cli('takes', 'show', id, '--json'))).toMatchObject({
    ...{ id, ...remarks },
    madeFrom: {
      photo: { name: 'rocket.jpg', width: 640, height: 427 },
      groups: [{ index: 1, sent: true, easing: 'linear' }],
      settings: { mode: 'motion-brush', model: 'kling-v1', prompt: 'The rocket rises' },
    },
  })
  const shown = (await rocket.cli('takes', 'show', id)).stdout
  expect(shown).toContain('note: The tower trembles\n')
  expect(shown).toContain('    prompt: The rocket rises\n')
  // The editor can open it as a project: the photo is among its own.
  const photo = createHash('sha256').update(readFileSync(ROCKET)).digest('hex')
  expect(existsSync(join(rocket.folder, 'photos', photo))).toBe(true)
})
