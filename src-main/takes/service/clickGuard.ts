/** Two orders of one kind within this time are one click that came twice, ms. */
const DOUBLE_CLICK_MS = 1_000

/** Gives a second order of the same key the outcome of the first one, while that is made and for a moment after. */
export function clickGuard<T>(now: () => number): (key: string, make: () => Promise<T>) => Promise<T> {
  const recent = new Map<string, { readonly made: Promise<T>; endedAt: number }>()
  return (key, make) => {
    for (const [other, { endedAt }] of recent) {
      if (now() - endedAt > DOUBLE_CLICK_MS) recent.delete(other)
    }
    const known = recent.get(key)
    if (known) return known.made
    const entry = { made: make(), endedAt: Infinity }
    recent.set(key, entry)
    const end = (): void => void (entry.endedAt = now())
    entry.made.then(end, end)
    return entry.made
  }
}
