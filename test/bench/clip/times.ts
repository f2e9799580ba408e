/** What page.ts measures, milliseconds. */
export interface ClipTimes {
  /** Planning, and the filling of the holes behind the areas with texture, which is kept: once before the first frame. */
  readonly prepare: number
  readonly render: number
  readonly encode: number
  readonly both: number
  /** How long the clip plays. */
  readonly clip: number
}
