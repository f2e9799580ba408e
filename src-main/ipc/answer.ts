import { calls, type CallName, type Input, type Output } from '../../src-shared/contract.ts'
import { fail, type Result } from '../../src-shared/result.ts'
import { traceOf } from '../app/log.ts'
import { isPlainInput } from './plainInput.ts'

/** One function for each call of the contract: a missing or a surplus one does not compile. */
export type Handlers = {
  readonly [C in CallName]: (input: Input<C>, webContentsId: number) => Promise<Result<Output<C>>>
}

/** Whose page a call came from; null for a page that may make none. */
export interface Sender {
  readonly caller: 'editor' | 'render' | null
  readonly webContentsId: number
}

export interface Answering {
  /** The command line has no editor, so it answers to render pages alone. */
  readonly handlers: Partial<Handlers>
  /** Whether outputs are held against the contract too. Bytes by the million are not cheap to walk. */
  readonly checkOutputs: boolean
  /** Told of what was refused or went wrong; never of what was in it. */
  readonly log: (call: CallName, what: string) => void
}

/** Answers a call: for trusted pages only, with an input that is the contract's, and always with a Result. */
export async function answer<C extends CallName>(
  { handlers, checkOutputs, log }: Answering,
  name: C,
  { caller, webContentsId }: Sender,
  input: unknown,
): Promise<Result<Output<C>>> {
  const refuse = (what: string): Result<never> => {
    log(name, what)
    return fail({ code: 'unexpected', detail: `${name}: ${what}` })
  }
  const handler = handlers[name]
  if (caller !== calls[name].from || !handler) return refuse('not for this page')
  if (!isPlainInput(input)) return refuse('input of another kind')
  const parsed = calls[name].input.safeParse(input)
  if (!parsed.success) return refuse(`wrong input at ${placesOf(parsed.error.issues)}`)
  try {
    const result = await handler(parsed.data as Input<C>, webContentsId)
    if (!result.ok || !checkOutputs) return result
    const output = calls[name].output.safeParse(result.value)
    return output.success ? result : refuse(`wrong output at ${placesOf(output.error.issues)}`)
  } catch (error) {
    log(name, `threw ${traceOf(error)}`)
    return fail({ code: 'unexpected', detail: error instanceof Error ? error.message : name })
  }
}

// Keys and positions, never values.
const placesOf = (issues: readonly { readonly path: readonly PropertyKey[] }[]): string =>
  issues
    .slice(0, 3)
    .map(({ path }) => path.map(String).join('.') || 'the top')
    .join(', ')
