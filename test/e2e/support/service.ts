import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { Take } from '../../../src-shared/take.ts'
import { FAKE_KEY } from '../../support/fakeService/server.ts'

/** Chooses the person's own service, at that address. */
export async function chooseService(page: Page, baseUrl: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Render with' }).click()
  await page.getByRole('option', { name: 'Custom service' }).click()
  await page.getByRole('textbox', { name: /^Address/ }).fill(baseUrl)
}

/** Answers the question for its key. `kept`: for the next start too, although this computer has no safe place. */
export async function giveKey(page: Page, key = FAKE_KEY, kept = false): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Key for Custom service' })
  await question.getByRole('textbox', { name: 'Key' }).fill(key)
  if (kept) await question.getByRole('checkbox').check()
  await question.getByRole('button', { name: 'Keep this key' }).click()
}

/** Agrees that the photo leaves this computer. */
export const agree = (page: Page): Promise<void> =>
  page
    .getByRole('dialog', { name: /leaves this computer/ })
    .getByRole('button', { name: 'Send it' })
    .click()

export const send = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Send to Custom service' }).click()

/** All files below a folder that hold the text, as it is or in base64. */
export function filesWith(text: string, folder: string): string[] {
  const traces = [text, Buffer.from(text).toString('base64').slice(0, -4)]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    // Chromium's own locks are links to nothing, and its caches come and go.
    const found = lstatSync(path, { throwIfNoEntry: false })
    if (found?.isFile() !== true) return false
    const bytes = readFileSync(path)
    return traces.some((trace) => bytes.includes(trace))
  })
}

/** The takes as they are on the disk. */
export function takesOnDisk(userData: string): Take[] {
  const folder = join(userData, 'takes')
  return readdirSync(folder).flatMap((id) => {
    try {
      return [JSON.parse(readFileSync(join(folder, id, 'take.json'), 'utf8')) as Take]
    } catch {
      // It is just being made.
      return []
    }
  })
}
