/** Folders of the app itself. */
export interface Places {
  readonly preload: string
  readonly pages: string
  readonly resources: string
}
