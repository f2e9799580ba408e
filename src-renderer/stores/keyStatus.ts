import { createStore } from 'zustand/vanilla'
import type { Output } from '../../src-shared/contract.ts'
import { call } from '../bridge.ts'

type KeyStatus = Output<'key:status'>

/** What is known of each service's key: never the key itself. */
export const keyStatus = createStore<{ readonly byEngine: ReadonlyMap<string, KeyStatus> }>(() => ({
  byEngine: new Map(),
}))

export const noteKey = (engine: string, status: KeyStatus): void =>
  keyStatus.setState(({ byEngine }) => ({ byEngine: new Map(byEngine).set(engine, status) }))

export async function askForKey(engine: string): Promise<void> {
  const status = await call('key:status', { engine })
  if (status.ok) noteKey(engine, status.value)
}

export async function forgetKey(engine: string): Promise<void> {
  const status = await call('key:forget', { engine })
  if (status.ok) noteKey(engine, status.value)
}
