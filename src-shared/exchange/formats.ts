/** How paths are written as numbers: Kinebrush's own JSON, lines of x,y, ComfyUI's tracks, keyframes of After Effects. */
export const PATH_FORMATS = ['json', 'csv', 'tracks', 'after-effects'] as const
export type PathFormat = (typeof PATH_FORMATS)[number]

/** The ending of a file of each. */
export const PATH_ENDINGS: Readonly<Record<PathFormat, 'json' | 'csv' | 'txt'>> = {
  json: 'json',
  csv: 'csv',
  tracks: 'json',
  'after-effects': 'txt',
}
