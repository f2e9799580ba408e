/** What page.ts measures, milliseconds. */
export interface ClipTimes {
  /** The filling of the holes behind the areas, once for all clips of them. */
  readonly texture: number
  readonly render: number
  readonly encode: number
  readonly both: number
  /** How long the clip plays. */
  readonly clip: number
}
