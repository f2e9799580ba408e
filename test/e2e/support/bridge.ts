import type { Page } from 'playwright/test'
import type { CallName, EventName, Input, Output, Payload } from '../../../src-shared/contract.ts'
import type { Result } from '../../../src-shared/result.ts'

/** What stands on the page as window.kinebrush, as far as these tests use it. */
interface Bridge {
  call(name: string, input: unknown): Promise<unknown>
  on(name: string, listener: (payload: unknown) => void): () => void
}

/** Bytes go to the page and come from it as text: Playwright passes JSON. */
const BYTES = 'base64:'

const asText = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? `${BYTES}${Buffer.from(value).toString('base64')}` : value

/** Makes a call from the editor's page, as its own code does. */
export async function callFrom<C extends CallName>(
  page: Page,
  name: C,
  input: Input<C>,
): Promise<Result<Output<C>>> {
  const answer = await page.evaluate(
    async ([call, json, mark]) => {
      const given: unknown = JSON.parse(json, (_key, value: unknown) =>
        typeof value === 'string' && value.startsWith(mark)
          ? Uint8Array.from(atob(value.slice(mark.length)), (letter) => letter.charCodeAt(0))
          : value,
      )
      const { kinebrush } = globalThis as unknown as { kinebrush: Bridge }
      return kinebrush.call(call, given)
    },
    [name, JSON.stringify(input, asText), BYTES] as const,
  )
  return answer as Result<Output<C>>
}

/** Hears an event on the editor's page once it comes, counted from this call on. */
export async function hear<E extends EventName>(page: Page, name: E): Promise<() => Promise<Payload<E>>> {
  await page.evaluate((event) => {
    const { kinebrush } = globalThis as unknown as { kinebrush: Bridge }
    const heard = new Promise((resolve) => kinebrush.on(event, resolve))
    Object.assign(globalThis, { [`heard ${event}`]: heard })
  }, name)
  return () =>
    page.evaluate(
      (event) => (globalThis as unknown as Record<string, Promise<unknown>>)[`heard ${event}`],
      name,
    ) as Promise<Payload<E>>
}
