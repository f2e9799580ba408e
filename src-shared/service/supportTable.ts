/** Whether a model takes something. `unknown` warns, `no` blocks. */
export type Support = 'yes' | 'no' | 'unknown'

/** The same at each quality and duration. */
type BySetting = Readonly<Record<'std5' | 'std10' | 'pro5' | 'pro10', Support>>

export interface SupportRow {
  readonly model: string
  readonly masks: BySetting
  /** A photo that the clip ends with. */
  readonly endFrames: BySetting
  readonly cfgScale: Support
  /** When it was read: year and month. */
  readonly asOf: string
  /** Where it was read. */
  readonly source: string
  /** The service has announced that it will go. */
  readonly retiring: boolean
}

const NONE = { std5: 'no', std10: 'no', pro5: 'no', pro10: 'no' } as const
const UNKNOWN = { std5: 'unknown', std10: 'unknown', pro5: 'unknown', pro10: 'unknown' } as const
const FIVE_SECONDS = { std5: 'yes', std10: 'no', pro5: 'yes', pro10: 'no' } as const
const PRO = { std5: 'no', std10: 'no', pro5: 'yes', pro10: 'yes' } as const
const ALL = { std5: 'yes', std10: 'yes', pro5: 'yes', pro10: 'yes' } as const

type Known = Pick<SupportRow, 'masks' | 'endFrames' | 'cfgScale'>

const row = (model: string, known: Known, retiring = false): SupportRow => ({
  model,
  ...known,
  retiring,
  asOf: '2026-11',
  // The announcement for 2026-09-15 is in Comfy-Org/docs PR 1326; another directory says that old names stay.
  source: retiring ? "Kling's capability map; retirement announced by Comfy-Org" : "Kling's capability map",
})

/** cfg_scale: Kling's image-to-video page says that kling-v2.x takes none. End frames of kling-v3: Comfy-Org/docs. */
export const SUPPORT: readonly SupportRow[] = [
  row('kling-v1', { masks: FIVE_SECONDS, endFrames: FIVE_SECONDS, cfgScale: 'yes' }),
  row('kling-v1-5', { masks: { ...NONE, pro5: 'yes' }, endFrames: PRO, cfgScale: 'yes' }, true),
  row('kling-v1-6', { masks: NONE, endFrames: PRO, cfgScale: 'yes' }, true),
  row('kling-v2-master', { masks: NONE, endFrames: NONE, cfgScale: 'no' }),
  row('kling-v2-1', { masks: NONE, endFrames: PRO, cfgScale: 'no' }, true),
  row('kling-v2-1-master', { masks: NONE, endFrames: NONE, cfgScale: 'no' }, true),
  row('kling-v2-5-turbo', { masks: NONE, endFrames: PRO, cfgScale: 'no' }),
  row('kling-v2-6', { masks: UNKNOWN, endFrames: PRO, cfgScale: 'no' }),
  row('kling-v3', { masks: UNKNOWN, endFrames: ALL, cfgScale: 'unknown' }),
]

/** What a request's settings choose of the table. */
interface Chosen {
  readonly model: string
  readonly quality: 'std' | 'pro'
  readonly durationSeconds: 5 | 10
}

const rowOf = (table: readonly SupportRow[], model: string): SupportRow | undefined =>
  table.find((entry) => entry.model === model.trim())

/** Whether a model takes masks as it is set; models without a row are unknown. */
export const masksSupport = (table: readonly SupportRow[], chosen: Chosen): Support =>
  (rowOf(table, chosen.model)?.masks ?? UNKNOWN)[`${chosen.quality}${chosen.durationSeconds}`]

/** Whether a model takes an end frame as it is set; models without a row are unknown. */
export const endFrameSupport = (table: readonly SupportRow[], chosen: Chosen): Support =>
  (rowOf(table, chosen.model)?.endFrames ?? UNKNOWN)[`${chosen.quality}${chosen.durationSeconds}`]

/** Whether a model takes cfg_scale; models without a row are unknown. */
export const cfgScaleSupport = (table: readonly SupportRow[], model: string): Support =>
  rowOf(table, model)?.cfgScale ?? 'unknown'

/**
 * The models that surely take an end frame at a duration, those that stay before those that go, the newest first;
 * each with a quality that does, the given one where it can be.
 */
export function endFrameModels(
  table: readonly SupportRow[],
  { quality, durationSeconds }: Chosen,
): { readonly model: string; readonly quality: 'std' | 'pro' }[] {
  const qualities = quality === 'std' ? (['std', 'pro'] as const) : (['pro', 'std'] as const)
  const lasting = table.toReversed().toSorted((a, b) => Number(a.retiring) - Number(b.retiring))
  return lasting.flatMap(({ model }) => {
    const able = qualities.find(
      (at) => endFrameSupport(table, { model, quality: at, durationSeconds }) === 'yes',
    )
    return able ? [{ model, quality: able }] : []
  })
}
