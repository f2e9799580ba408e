import { clipboard } from 'electron'
import { ok } from '../../src-shared/result.ts'
import type { Handlers } from './answer.ts'

export const clipboardHandlers: Pick<Handlers, 'text:copy'> = {
  'text:copy': async ({ text }) => {
    // A promise in newer runtimes, done at once in earlier ones.
    await clipboard.writeText(text)
    return ok({})
  },
}
