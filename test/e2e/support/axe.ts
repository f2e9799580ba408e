import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from 'playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA, and what axe counts as good practice or still tries out. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental']

/** What axe finds wrong on the page as it is now: a line for each rule, with the first elements that break it. */
async function violations(page: Page): Promise<string[]> {
  // What fades in has another contrast on its way.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished),
    ),
  )
  // As an expression and not as a script element: the page's policy lets none in.
  await page.evaluate(source)
  const found = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: { run(root: unknown, options: RunOptions): Promise<AxeResults> }
    }
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ html }) => html) }))
  }, TAGS)
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((html) => html.slice(0, 160)).join(' | ')}`)
}

/** Expects that axe finds nothing wrong, in the state of that name. */
export async function expectNoViolations(page: Page, state?: string): Promise<void> {
  expect(await violations(page), state).toEqual([])
}
