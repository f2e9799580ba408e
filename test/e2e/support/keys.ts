import { expect, type Locator, type Page } from 'playwright/test'

/** Goes to a control by Tab alone; fails where Tab does not come to it. */
export async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isReached = (): Promise<boolean> => control.evaluate((element) => element === document.activeElement)
  for (let i = 0; i < 80 && !(await isReached()); i++) await page.keyboard.press(key)
  await expect(control).toBeFocused()
}

/** Presses a key several times. */
export async function pressed(page: Page, key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press(key)
}

/** Fails where keys would go nowhere. */
export async function expectFocus(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName), { message: 'what has the focus' })
    .not.toBe('BODY')
}

/** Notes from now on what is read out to who does not see it; gives all of it so far. */
export async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = []
    const note = (): void => {
      for (const { textContent } of document.querySelectorAll('.unseen[role=status]'))
        if (textContent && heard.at(-1) !== textContent) heard.push(textContent)
    }
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true })
    Object.assign(globalThis, { heard })
  })
  return () => page.evaluate(() => (globalThis as unknown as { heard: readonly string[] }).heard)
}
