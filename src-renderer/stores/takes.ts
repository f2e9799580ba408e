import { createStore } from 'zustand/vanilla'
import type { Payload } from '../../src-shared/contract.ts'
import type { Take, TakeId } from '../../src-shared/take.ts'

type Progress = Payload<'take:progressed'>
type ExportProgress = Payload<'export:progressed'>

interface Takes {
  readonly byId: ReadonlyMap<TakeId, Take>
  readonly progress: ReadonlyMap<TakeId, Progress>
  readonly exporting: ExportProgress | null
}

export const takes = createStore<Takes>(() => ({ byId: new Map(), progress: new Map(), exporting: null }))

export const putTake = (take: Take): void =>
  takes.setState(({ byId }) => ({ byId: new Map(byId).set(take.id, take) }))

export const putProgress = (progress: Progress): void =>
  takes.setState((state) => ({ progress: new Map(state.progress).set(progress.id, progress) }))

export const setExporting = (exporting: ExportProgress | null): void => takes.setState({ exporting })
