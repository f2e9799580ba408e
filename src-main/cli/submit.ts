import { fail } from '../../src-shared/result.ts'
import { engineOf } from '../../src-shared/service/profiles.ts'
import { OUTPUT, readArguments } from './arguments.ts'
import type { Command } from './context.ts'
import { renderTo } from './render.ts'

const OPTIONS = { [OUTPUT]: 'one', engine: 'one', 'base-url': 'one', 'external-task-id': 'one' } as const

/** An address and a token of one's own; it has no profile to be found by. */
const CUSTOM = 'custom'

/** `submit`: a clip by an engine; so far only this computer. */
export const submitCommand: Command = async (args, context) => {
  const given = readArguments(args, OPTIONS, 1)
  if (!given.ok) return given
  const id = given.value.value('engine') ?? 'local'
  const engine = engineOf(id)
  if (engine?.kind === 'local') return renderTo(given.value, context)
  return fail({ code: engine || id === CUSTOM ? 'engine/cannot-send-yet' : 'engine/unknown', engine: id })
}
