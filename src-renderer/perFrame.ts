/** Runs at most once a frame, at its beginning, however often it is asked to. */
export function oncePerFrame(run: () => void): () => void {
  let asked = false
  return () => {
    if (asked) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      run()
    })
  }
}

/**
 * A measure of the layout, taken at most once a frame. A hand's events come several to a frame, and a measure after
 * anything has changed makes the browser lay the page out at once.
 */
export function keptForAFrame<T>(measure: () => T): () => T {
  let kept: { readonly value: T } | null = null
  const forget = oncePerFrame(() => (kept = null))
  return () => {
    kept ??= { value: measure() }
    forget()
    return kept.value
  }
}
