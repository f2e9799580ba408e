import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Payload } from '../../../src-shared/contract.ts'
import { toWire } from '../../../src-shared/project/wire.ts'
import { fail, ok } from '../../../src-shared/result.ts'
import type { Engine } from '../../../src-main/engines/engine.ts'
import type { Send } from '../../../src-main/ipc/events.ts'
import { layerSaving } from '../../../src-main/ipc/layerSaving.ts'
import { movingProject, newFolder } from '../takes/orders.ts'

const project = movingProject()
const order = { project: toWire(project), name: 'box' }
const { width, height } = project.photo

/** Hands over the plate, and goes on only when it is told to. */
function slowEngine() {
  let goOn = (): void => undefined
  const waiting = new Promise<void>((resolve) => (goOn = resolve))
  let begun = (): void => undefined
  const hasBegun = new Promise<void>((resolve) => (begun = resolve))
  const render: Engine['render'] = async ({ sink, signal, onProgress }) => {
    onProgress(50, 100, 'fill')
    await sink.frame(0, new Uint8Array(width * height * 4).fill(255))
    onProgress(1, 2)
    begun()
    await Promise.race([
      waiting,
      new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true })),
    ])
    if (signal.aborted) return fail({ code: 'cancelled' })
    await sink.frame(project.groups[0]!.label, new Uint8Array(width * height * 4).fill(255))
    onProgress(2, 2)
    return ok({ codec: 'png', width, height })
  }
  const engine: Engine = { id: 'local', render }
  return { engine, goOn, hasBegun }
}

function desk() {
  const place = newFolder()
  const told: Payload<'export:progressed'>[] = []
  const slow = slowEngine()
  const send: Send = (_name, payload) => void told.push(payload as Payload<'export:progressed'>)
  const saving = layerSaving({ engine: slow.engine, dialogs: { folder: () => Promise.resolve(place) }, send })
  return { place, told, ...slow, ...saving }
}

test('the window is told how far it is, of filling and of layers', async () => {
  const { place, told, handlers, goOn } = desk()
  goOn()
  const saved = await handlers['layer:saveAll'](order, 1)
  expect(saved).toMatchObject({ ok: true, value: { folder: 'box layers' } })
  expect(readdirSync(join(place, 'box layers'))).toContain('cutout-1.png')
  expect(told[0]).toMatchObject({ id: null, stage: 'fill', done: 50, total: 100 })
  expect(told[1]).toMatchObject({ id: null, stage: 'frames', done: 1, total: 2 })
})

test.each(['the person', 'the end of the app'])('stopped by %s, it leaves nothing behind', async (who) => {
  const { place, handlers, hasBegun, ...saving } = desk()
  const saved = handlers['layer:saveAll'](order, 1)
  await hasBegun
  expect(existsSync(join(place, 'box layers'))).toBe(true)
  if (who === 'the person') await handlers['layer:stopSaving']({}, 1)
  else {
    await saving.stop()
    expect(readdirSync(place)).toEqual([])
  }
  expect(await saved).toEqual({ ok: false, error: { code: 'cancelled' } })
  expect(readdirSync(place)).toEqual([])
})
