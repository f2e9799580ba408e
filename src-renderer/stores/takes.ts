import { createStore } from 'zustand/vanilla'
import type { AppError } from '../../src-shared/errors.ts'
import type { RenderStage } from '../../src-shared/calls/rendering.ts'
import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import type { Payload } from '../../src-shared/contract.ts'
import { quitting, type Quitting } from '../../src-shared/quitting.ts'
import type { Take, TakeId } from '../../src-shared/take.ts'

type Progress = Payload<'take:progressed'>
/** An export under way; nothing is known of its length before the first frame. */
interface Exporting {
  /** Null: the open project's layers. */
  readonly id: TakeId | null
  readonly stage: RenderStage
  readonly done: number
  readonly total: number
  readonly secondsLeft: number | null
  /** Layers have none. */
  readonly spec: ClipSpec | null
}

interface Takes {
  readonly byId: ReadonlyMap<TakeId, Take>
  readonly progress: ReadonlyMap<TakeId, Progress>
  /** Why nothing is heard of a take just now; it is asked for again by itself. */
  readonly troubles: ReadonlyMap<TakeId, AppError>
  readonly exporting: Exporting | null
}

export const takes = createStore<Takes>(() => ({
  byId: new Map(),
  progress: new Map(),
  troubles: new Map(),
  exporting: null,
}))

/** What ending now would interrupt; null: nothing. */
export const interrupted = ({ byId, exporting }: Takes): Quitting | null =>
  quitting(byId.values(), exporting !== null)

export const putTrouble = ({ id, trouble }: Payload<'take:troubled'>): void =>
  takes.setState(({ troubles }) => {
    const next = new Map(troubles)
    if (trouble) next.set(id, trouble)
    else next.delete(id)
    return { troubles: next }
  })

export const putTake = (take: Take): void =>
  takes.setState(({ byId }) => ({ byId: new Map(byId).set(take.id, take) }))

export const dropTake = (id: TakeId): void =>
  takes.setState(({ byId }) => ({ byId: new Map([...byId].filter(([other]) => other !== id)) }))

export const putProgress = (progress: Progress): void =>
  takes.setState((state) => ({ progress: new Map(state.progress).set(progress.id, progress) }))

export const setExporting = (exporting: Exporting | null): void => takes.setState({ exporting })

/** How far it is. What comes after its end counts for nothing. */
export const putExported = (progress: Payload<'export:progressed'>): void =>
  takes.setState(({ exporting }) =>
    exporting?.id === progress.id ? { exporting: { ...exporting, ...progress } } : {},
  )
