import { basename } from 'node:path'
import { clipboard } from 'electron'
import type { Input, Output } from '../../src-shared/contract.ts'
import { PATH_ENDINGS } from '../../src-shared/exchange/formats.ts'
import { MAX_PATH_TEXT } from '../../src-shared/limits.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { readWhole } from '../projects/readWhole.ts'
import type { Handlers } from './answer.ts'
import type { Dialogs } from './dialogs.ts'
import { asFileName } from './saving.ts'

type Noun = 'path:choose' | 'path:save' | 'text:paste'
type PathDialogs = Pick<Dialogs, 'path' | 'pathToSave'>

export const pathHandlers = (dialogs: PathDialogs): Pick<Handlers, Noun> => ({
  'path:choose': () => choosePath(dialogs),
  'path:save': (order) => savePath(dialogs, order),
  'text:paste': async () => {
    // A promise in newer runtimes, done at once in earlier ones.
    const text = await clipboard.readText()
    return text.length > MAX_PATH_TEXT ? tooLarge : ok({ text })
  },
})

const tooLarge: Result<never> = fail({ code: 'path/too-large', limitBytes: MAX_PATH_TEXT })

/** The text of a file that a person chooses. Null: they left it. */
async function choosePath(dialogs: PathDialogs): Promise<Result<Output<'path:choose'>>> {
  const path = await dialogs.path()
  if (path === null) return ok(null)
  const bytes = await readWhole(path, MAX_PATH_TEXT, () => ({
    code: 'path/too-large',
    limitBytes: MAX_PATH_TEXT,
  }))
  return bytes.ok ? ok({ name: basename(path), text: new TextDecoder().decode(bytes.value) }) : bytes
}

/** Writes a text where the person says. Null: they left it. */
async function savePath(
  dialogs: PathDialogs,
  { name, format, text }: Input<'path:save'>,
): Promise<Result<Output<'path:save'>>> {
  const ending = PATH_ENDINGS[format]
  const path = await dialogs.pathToSave(`${asFileName(name)}.${ending}`, ending)
  if (path === null) return ok(null)
  const written = await writeDurably(path, text)
  return written.ok ? ok({ name: basename(path) }) : written
}
