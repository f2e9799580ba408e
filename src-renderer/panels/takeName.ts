import type { Take, TakeId } from '../../src-shared/take.ts'
import { words } from '../locales/en.ts'

/** A take by the name that it was given; else one of the open project by its number, the first one 1; any other by the project it was made from. */
export function takeName({ id, projectName, remarks }: Take, own: readonly TakeId[]): string {
  if (remarks.name !== '') return remarks.name
  const at = own.indexOf(id)
  return at < 0 ? projectName : words.takes.name(own.length - at)
}
