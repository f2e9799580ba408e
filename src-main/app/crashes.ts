/** A page that ends by itself this often within that time is not loaded again. */
const MOST_CRASHES = 3
const WITHIN_MS = 60_000

/** Tells of each crash, at a time in milliseconds, whether the page may be loaded again. */
export function crashCounter(): (at: number) => boolean {
  let recent: readonly number[] = []
  return (at) => {
    recent = [...recent.filter((before) => at - before < WITHIN_MS), at]
    return recent.length < MOST_CRASHES
  }
}
