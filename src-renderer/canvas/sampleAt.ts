import { createStore } from 'zustand/vanilla'
import { distance, type ImagePoint } from '../../src-shared/geometry/point.ts'
import { activeGroup, atPathTool } from '../pathEditing.ts'
import { samplesOf } from '../../src-shared/service/samples.ts'
import { currentProject } from '../stores/editor.ts'
import { session } from '../stores/session.ts'

/** How near to a sample the pointer asks about it, screen pixels. */
const NEAR_PX = 7

/** The sample of the chosen area's path that is asked about, by number from 0: by the pointer, or by keys. */
export const sampleAt = createStore<{ readonly index: number | null }>(() => ({ index: null }))

export interface Sample {
  readonly index: number
  readonly count: number
  readonly place: ImagePoint
  /** Seconds from the clip's beginning at which the area is there. */
  readonly seconds: number
}

const samplesNow = (): readonly ImagePoint[] => {
  const project = currentProject()
  const path = activeGroup()?.path
  return project && path && atPathTool() ? samplesOf(path, project.photo) : []
}

/** What is known of the sample that is asked about; null: none is, or it is gone. */
export function askedSample(): Sample | null {
  const { index } = sampleAt.getState()
  if (index === null) return null
  const samples = samplesNow()
  const place = samples[index]
  const duration = currentProject()?.settings.durationSeconds ?? 0
  const count = samples.length
  return place ? { index, count, place, seconds: (index / Math.max(1, count - 1)) * duration } : null
}

/** The pointer asks about the sample that it is nearest to; null: it has left the canvas. */
export function askByPointer(place: ImagePoint | null): void {
  const { scale } = session.getState().view
  let best: { readonly index: number | null; readonly away: number } = { index: null, away: NEAR_PX / scale }
  for (const [index, sample] of place ? samplesNow().entries() : []) {
    const away = place ? distance(sample, place) : Infinity
    if (away < best.away) best = { index, away }
  }
  if (best.index !== sampleAt.getState().index) sampleAt.setState({ index: best.index })
}

/** Goes to the next sample or the one before, round and round. */
export function stepSample(step: 1 | -1): void {
  const count = samplesNow().length
  if (count === 0) return
  const { index } = sampleAt.getState()
  const from = index ?? (step > 0 ? -1 : count)
  sampleAt.setState({ index: (from + step + count) % count })
}
