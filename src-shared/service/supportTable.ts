/** Whether a model takes masks, by quality and duration. `unknown` warns, `no` blocks. */
export interface SupportRow {
  readonly model: string
  readonly masks: Readonly<Record<'std5' | 'std10' | 'pro5' | 'pro10', 'yes' | 'no' | 'unknown'>>
  /** When and where this was read. */
  readonly source: string
}

const NONE = { std5: 'no', std10: 'no', pro5: 'no', pro10: 'no' } as const
const UNKNOWN = { std5: 'unknown', std10: 'unknown', pro5: 'unknown', pro10: 'unknown' } as const
const OFFICIAL = "2026-11, Kling's capability map"

export const SUPPORT: readonly SupportRow[] = [
  { model: 'kling-v1', masks: { std5: 'yes', std10: 'no', pro5: 'yes', pro10: 'no' }, source: OFFICIAL },
  { model: 'kling-v1-5', masks: { std5: 'no', std10: 'no', pro5: 'yes', pro10: 'no' }, source: OFFICIAL },
  { model: 'kling-v1-6', masks: NONE, source: OFFICIAL },
  { model: 'kling-v2-master', masks: NONE, source: OFFICIAL },
  { model: 'kling-v2-1', masks: NONE, source: OFFICIAL },
  { model: 'kling-v2-1-master', masks: NONE, source: OFFICIAL },
  { model: 'kling-v2-5-turbo', masks: NONE, source: OFFICIAL },
]

/** Whether that model takes masks at that quality and duration; models without a row are unknown. */
export function masksSupport(
  table: readonly SupportRow[],
  model: string,
  quality: 'std' | 'pro',
  durationSeconds: 5 | 10,
): 'yes' | 'no' | 'unknown' {
  const row = table.find((known) => known.model === model)
  return (row?.masks ?? UNKNOWN)[`${quality}${durationSeconds}`]
}
