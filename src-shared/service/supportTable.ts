/** Whether a model takes masks at a quality and duration. `unknown` warns, `no` blocks. */
export type MaskSupport = 'yes' | 'no' | 'unknown'

export interface SupportRow {
  readonly model: string
  readonly masks: Readonly<Record<'std5' | 'std10' | 'pro5' | 'pro10', MaskSupport>>
  /** When it was read: year and month. */
  readonly asOf: string
  /** Where it was read. */
  readonly source: string
  /** The service has announced that it will go. */
  readonly retiring: boolean
}

const NONE = { std5: 'no', std10: 'no', pro5: 'no', pro10: 'no' } as const
const UNKNOWN = { std5: 'unknown', std10: 'unknown', pro5: 'unknown', pro10: 'unknown' } as const

const row = (model: string, masks: SupportRow['masks'], retiring = false): SupportRow => ({
  model,
  masks,
  retiring,
  asOf: '2026-11',
  // The announcement for 2026-09-15 is in Comfy-Org/docs PR 1326; another directory says that old names stay.
  source: retiring ? "Kling's capability map; retirement announced by Comfy-Org" : "Kling's capability map",
})

export const SUPPORT: readonly SupportRow[] = [
  row('kling-v1', { std5: 'yes', std10: 'no', pro5: 'yes', pro10: 'no' }),
  row('kling-v1-5', { std5: 'no', std10: 'no', pro5: 'yes', pro10: 'no' }, true),
  row('kling-v1-6', NONE, true),
  row('kling-v2-master', NONE),
  row('kling-v2-1', NONE, true),
  row('kling-v2-1-master', NONE, true),
  row('kling-v2-5-turbo', NONE),
  row('kling-v2-6', UNKNOWN),
  row('kling-v3', UNKNOWN),
]

/** Whether that model takes masks at that quality and duration; models without a row are unknown. */
export function masksSupport(
  table: readonly SupportRow[],
  model: string,
  quality: 'std' | 'pro',
  durationSeconds: 5 | 10,
): MaskSupport {
  const known = table.find((entry) => entry.model === model)
  return (known?.masks ?? UNKNOWN)[`${quality}${durationSeconds}`]
}
