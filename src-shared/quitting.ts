import { isAtService, isHeld, isRunning, type Take } from './take.ts'

/** What becomes of takes when the program ends, by how many. */
export interface Quitting {
  /** Made or written by this computer: they stop. */
  readonly stop: number
  /** Accepted by a service: they go on there, and are fetched at the next start. */
  readonly goOn: number
  /** Just on their way to a service: the next start finds out whether they were accepted. */
  readonly underway: number
  /** Not sent yet: the next start sends them. */
  readonly unsent: number
}

/** What ending now would interrupt; null: nothing is going on. Takes that wait for the person alone are no reason to ask. */
export function quitting(takes: Iterable<Take>, exporting: boolean): Quitting | null {
  const all = [...takes].filter(isRunning)
  if (!exporting && all.every(isHeld)) return null
  const count = (wanted: (take: Take) => boolean): number => all.filter(wanted).length
  return {
    stop: count((take) => take.service === null) + (exporting ? 1 : 0),
    goOn: count(isAtService),
    underway: count(({ state }) => state === 'sending'),
    unsent: count(({ state }) => state === 'prepared'),
  }
}
