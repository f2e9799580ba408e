import { createStore } from 'zustand/vanilla'
import type { Payload } from '../../src-shared/contract.ts'
import { isRunning, type Take, type TakeId } from '../../src-shared/take.ts'

type Progress = Payload<'take:progressed'>
/** An export under way; nothing is known of its length before the first frame. */
interface Exporting {
  readonly id: TakeId
  readonly done: number
  readonly total: number
}

interface Takes {
  readonly byId: ReadonlyMap<TakeId, Take>
  readonly progress: ReadonlyMap<TakeId, Progress>
  readonly exporting: Exporting | null
}

export const takes = createStore<Takes>(() => ({ byId: new Map(), progress: new Map(), exporting: null }))

/** Whether a clip is being made or written. */
export const isBusy = ({ byId, exporting }: Takes): boolean =>
  exporting !== null || [...byId.values()].some(isRunning)

export const putTake = (take: Take): void =>
  takes.setState(({ byId }) => ({ byId: new Map(byId).set(take.id, take) }))

export const dropTake = (id: TakeId): void =>
  takes.setState(({ byId }) => ({ byId: new Map([...byId].filter(([other]) => other !== id)) }))

export const putProgress = (progress: Progress): void =>
  takes.setState((state) => ({ progress: new Map(state.progress).set(progress.id, progress) }))

export const setExporting = (exporting: Exporting | null): void => takes.setState({ exporting })
