import type { PathFormat } from '../../exchange/formats.ts'

/** What the ways to write a path as numbers are called. */
export const PATH_FORMAT_NAMES: Readonly<Record<PathFormat, string>> = {
  json: 'JSON of Kinebrush',
  csv: 'CSV',
  tracks: 'ComfyUI tracks',
  'after-effects': 'After Effects keyframes',
}
