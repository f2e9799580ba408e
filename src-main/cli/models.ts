import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { ok } from '../../src-shared/result.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { serviceArgument } from './serviceArguments.ts'

/** `models`: which models a service's profile knows, and which of them take painted areas. */
export const modelsCommand: Command = async (args, context) => {
  const given = readArguments(args, { engine: 'one', json: 'flag' }, 0)
  if (!given.ok) return given
  const profile = serviceArgument(given.value, 'cometapi')
  if (!profile.ok) return profile
  const { id, support, externalIdLookup, limits, yOrigin, price } = profile.value
  if (given.value.has('json')) {
    const shown = { engine: id, externalIdLookup, yOrigin, limits, price, models: support }
    await context.stdout(`${JSON.stringify(shown, null, 2)}\n`)
  } else await context.stdout(support.map((row) => `${cliWords.model(row)}\n`).join(''))
  return ok(DONE)
}
