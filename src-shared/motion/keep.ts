/** Gives what was made under a name before, or has it made and keeps it. */
export type Keep = <T>(name: string, make: () => T) => T

/** Keeps nothing: a scene that is planned once has no use for it. */
export const makeAnew: Keep = (_name, make) => make()

/**
 * Keeps what is made of one scene's pixels and areas, which is costly, for when it is planned again with other movers.
 * A name says all else that a thing is made of.
 */
export function keeper(): Keep {
  const kept = new Map<string, unknown>()
  return <T>(name: string, make: () => T): T => {
    if (!kept.has(name)) kept.set(name, make())
    return kept.get(name) as T
  }
}
