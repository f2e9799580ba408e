import { isRunning, type Take } from '../take.ts'

/** What takes can be sorted out by: under way, with a clip, or neither (failed, stopped, or of unknown outcome). */
export const STANDINGS = ['running', 'ready', 'failed'] as const
export type Standing = (typeof STANDINGS)[number]

export const standingOf = (take: Take): Standing =>
  isRunning(take) ? 'running' : take.state === 'ready' ? 'ready' : 'failed'

/** Which takes are looked for. Null: whatever it is. */
export interface TakeFilter {
  /** Words that all have to stand in the name, the note or the prompt. */
  readonly text: string
  readonly standing: Standing | null
  readonly engine: string | null
  /** At least so many; 0 is any. */
  readonly stars: number
}

export const EVERY_TAKE: TakeFilter = { text: '', standing: null, engine: null, stars: 0 }

export const isFiltering = ({ text, standing, engine, stars }: TakeFilter): boolean =>
  text.trim() !== '' || standing !== null || engine !== null || stars > 0

/** Whether a take is among those looked for. `name` is what it goes by on the screen. */
export function matches(take: Take, name: string, { text, standing, engine, stars }: TakeFilter): boolean {
  if (standing !== null && standingOf(take) !== standing) return false
  if (engine !== null && take.engine !== engine) return false
  if (take.remarks.stars < stars) return false
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const said = [name, take.remarks.note, take.prompt].join('\n').toLowerCase()
  return words.every((word) => said.includes(word))
}
