import { createStore } from 'zustand/vanilla'
import type { FrozenReport } from '../../src-shared/measure/frozenArea.ts'
import type { TakeId } from '../../src-shared/take.ts'

/** What is known of the frozen area of a take. */
export type Measurement =
  | { readonly kind: 'measuring'; readonly done: number; readonly total: number; readonly stop: () => void }
  | {
      readonly kind: 'done'
      readonly report: FrozenReport
      readonly reference: 'photo' | 'first'
      /** Whose frozen area it was: the take's own, or the open project's where the take's is not known. */
      readonly whose: 'own' | 'open'
    }
  | { readonly kind: 'failed' }

/** Measurements of this session; clips do not change, so one is enough. */
export const measurements = createStore<ReadonlyMap<TakeId, Measurement>>(() => new Map())

export const putMeasurement = (id: TakeId, measurement: Measurement | null): void =>
  measurements.setState((before) => {
    const after = new Map(before)
    if (measurement) after.set(id, measurement)
    else after.delete(id)
    return after
  }, true)
