import { createStore } from 'zustand/vanilla'
import type { Label } from '../../src-shared/labels/labelMap.ts'
import type { BendLimit } from '../../src-shared/motion/bend/limit.ts'

/** In photo pixels: how far a bending area can go before what is around it folds, and how far its path asks it to. */
export type AreaBend = Pick<BendLimit, 'limitPx' | 'askedPx'>

/** By label what the last plan of the preview found; an area that was not previewed yet is not in it. */
export const bendLimits = createStore<ReadonlyMap<Label, AreaBend>>(() => new Map())

/** Keeps what a plan found; `scale` is photo pixels for one of the scene. */
export const keepBendLimits = (found: readonly BendLimit[], scale: number): void =>
  bendLimits.setState(
    new Map(
      found.map(({ label, limitPx, askedPx }) => [
        label,
        { limitPx: limitPx * scale, askedPx: askedPx * scale },
      ]),
    ),
    true,
  )
