import { describe, expect, test } from 'vitest'
import { answer, type Answering, type Handlers, type Sender } from '../../../src-main/ipc/answer.ts'
import { calls, type CallName } from '../../../src-shared/contract.ts'
import { toWire } from '../../../src-shared/project/wire.ts'
import { fail, ok } from '../../../src-shared/result.ts'
import { movingProject } from '../../support/projects.ts'

const takeId = '01234567-89ab-cdef-0123-456789abcdef'

/** Every call notes that it was made; `window:close` gives what a test says. */
function desk(close: () => ReturnType<Handlers['window:close']> = () => Promise.resolve(ok({}))) {
  const made: CallName[] = []
  const log: string[] = []
  const noting = Object.fromEntries(
    (Object.keys(calls) as CallName[]).map((name) => [
      name,
      () => {
        made.push(name)
        return name === 'window:close' ? close() : Promise.resolve(ok({}))
      },
    ]),
  ) as unknown as Handlers
  const answering: Answering = {
    handlers: noting,
    checkOutputs: true,
    log: (call, what) => void log.push(`${call} ${what}`),
  }
  const ask = (name: CallName, input: unknown, caller: Sender['caller'] = 'editor') =>
    answer(answering, name, { caller, webContentsId: 1 }, input)
  return { ask, made, log }
}

describe('a call', () => {
  test('with the contract’s input gets the handler’s value', async () => {
    const { ask, made } = desk()
    expect(await ask('take:cancel', { id: takeId })).toEqual({ ok: true, value: {} })
    expect(made).toEqual(['take:cancel'])
  })

  test.each([
    ['window:close', null],
    ['window:close', 'render'],
    ['render:finish', 'editor'],
    ['render:job', null],
    ['file:openAt', 'render'],
  ] as const)('%s from a page that may not make it (%s) does nothing', async (name, caller) => {
    const { ask, made, log } = desk()
    expect(await ask(name, {}, caller)).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(made).toEqual([])
    expect(log).toEqual([`${name} not for this page`])
  })

  const size = { width: 10, height: 10 }
  const spec = { format: 'mp4', ...size, fps: 30, durationSeconds: 5, loop: 'none' }
  test.each<[string, CallName, unknown]>([
    ['nothing', 'take:cancel', undefined],
    ['null', 'take:cancel', null],
    ['text', 'take:cancel', takeId],
    ['a path for an id', 'take:cancel', { id: '../../etc/passwd' }],
    ['a path for a mask', 'mask:load', { maskId: '/etc/passwd'.repeat(9), photo: size, scale: false }],
    ['NaN', 'mask:choose', { photo: { width: NaN, height: 10 } }],
    ['infinity', 'mask:choose', { photo: { width: Infinity, height: 10 } }],
    ['a fraction', 'mask:choose', { photo: { width: 1.5, height: 10 } }],
    ['a billion holes', 'take:list', { ids: new Array(1e9) }],
    ['a list of too many', 'take:list', { ids: Array.from({ length: 10_001 }, () => takeId) }],
    ['no path', 'file:openAt', { path: '' }],
    ['a list for bytes', 'file:accept', { name: 'a.png', bytes: [1, 2, 3] }],
    ['a buffer for bytes', 'file:accept', { name: 'a.png', bytes: new ArrayBuffer(3) }],
    ['a map', 'take:cancel', new Map([['id', takeId]])],
    ['a name without end', 'window:describe', { title: 'x'.repeat(1e6), unsaved: true }],
    ['a project of nothing', 'take:start', { name: 'x', project: {}, spec }],
    ['an own __proto__', 'take:cancel', JSON.parse(`{"id":"${takeId}","__proto__":{"admin":true}}`)],
    ['a __proto__ further in', 'mask:choose', JSON.parse('{"photo":{"width":1,"height":1,"__proto__":{}}}')],
  ])('with %s as input does nothing', async (_, name, input) => {
    const { ask, made } = desk()
    expect(await ask(name, input)).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(made).toEqual([])
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })

  test.each(['my id!', 'x'.repeat(65)])(
    'with what a person mistyped gets the handler’s words: %s',
    async (id) => {
      const { ask, made } = desk()
      const project = toWire(movingProject(size))
      await ask('take:start', {
        ...{ name: 'x', project, spec, count: 1, externalId: id },
        engine: { id: 'cometapi', custom: null },
      })
      expect(made).toEqual(['take:start'])
    },
  )

  test('deeper than any input of the contract does nothing', async () => {
    const { ask, made } = desk()
    let deep: unknown = {}
    for (let i = 0; i < 100_000; i++) deep = { deep }
    expect(await ask('take:start', deep)).toMatchObject({ error: { code: 'unexpected' } })
    expect(made).toEqual([])
  })

  test('that is refused leaves nothing of its input in the log', async () => {
    const { ask, log } = desk()
    await ask('take:cancel', { id: 'a secret' })
    await ask('window:describe', { title: 'a secret', unsaved: 'a secret' })
    expect(log).toEqual(['take:cancel wrong input at id', 'window:describe wrong input at unsaved'])
  })
})

describe('a handler', () => {
  test('that fails as expected gives its error', async () => {
    const { ask } = desk(() => Promise.resolve(fail({ code: 'take/missing' })))
    expect(await ask('window:close', {})).toEqual({ ok: false, error: { code: 'take/missing' } })
  })

  test('that throws gives an unexpected error, and the log has its place but not its words', async () => {
    const { ask, log } = desk(() => Promise.reject(new Error('no /home/ann/secret.jpg')))
    expect(await ask('window:close', {})).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(log).toHaveLength(1)
    expect(log[0]).toMatch(/^window:close threw Error in .*answer\.test\.ts/)
  })

  test('that gives what the contract does not say is found out', async () => {
    const { ask } = desk()
    expect(await ask('take:list', { ids: [] })).toMatchObject({
      ok: false,
      error: { code: 'unexpected', detail: 'take:list: wrong output at the top' },
    })
  })
})
