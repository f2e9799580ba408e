/**
 * Gives what was made under a name before, or has it made and keeps it. `state`: what else it depends on; what was made
 * of another is let go.
 */
export type Keep = <T>(name: string, make: () => T, state?: string) => T

/** Keeps nothing: a scene that is planned once has no use for it. */
export const makeAnew: Keep = (_name, make) => make()

/**
 * Keeps what is made of one scene's pixels and areas, which is costly, for when it is planned again with other movers.
 * A name says which of them it is made of.
 */
export function keeper(): Keep {
  const kept = new Map<string, { readonly state: string; readonly value: unknown }>()
  return <T>(name: string, make: () => T, state = ''): T => {
    const before = kept.get(name)
    if (before?.state === state) return before.value as T
    const value = make()
    kept.set(name, { state, value })
    return value
  }
}
