/** What a check box brings with it stands right behind its label. */
const behind = (box: Element): Element | null => box.closest('label')?.nextElementSibling ?? null

/** What a click on it opens; null: nothing, or it has closed it. */
function opening(pressed: Element): () => Element | null {
  const details = pressed.closest('summary')?.closest('details')
  if (details) return () => (details.open ? details : null)
  const before = behind(pressed)
  return () =>
    pressed.matches('[type=checkbox]:checked') && behind(pressed) !== before ? behind(pressed) : null
}

/** Scrolls a panel to what a person has just opened in it: below the fold it would seem that nothing happened. */
export function revealOpened(side: HTMLElement | null): () => void {
  const onClick = ({ target }: MouseEvent): void => {
    if (!(target instanceof Element)) return
    const opened = opening(target)
    requestAnimationFrame(() => opened()?.scrollIntoView({ block: 'nearest' }))
  }
  side?.addEventListener('click', onClick)
  return () => side?.removeEventListener('click', onClick)
}
