import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import { environmentCredentials } from '../engines/service/credentials.ts'
import { fetchModels } from '../engines/service/models.ts'
import { readArguments, type Arguments } from './arguments.ts'
import type { CliContext, Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { reachableService, serviceArgument, SERVICE_OPTIONS } from './serviceArguments.ts'

/** `models`: which models a service's profile knows, or the service itself says that it has. */
export const modelsCommand: Command = async (args, context) => {
  const given = readArguments(args, { ...SERVICE_OPTIONS, refresh: 'flag', json: 'flag' }, 0)
  if (!given.ok) return given
  const profile = serviceArgument(given.value, 'cometapi')
  if (!profile.ok) return profile
  const { id, support, externalIdLookup, limits, yOrigin, price } = profile.value
  const refreshed = given.value.has('refresh') ? await refresh(given.value, context) : ok(null)
  if (!refreshed.ok) return refreshed
  const offered = refreshed.value
  if (given.value.has('json')) {
    const shown = { engine: id, externalIdLookup, yOrigin, limits, price, models: support }
    await context.stdout(`${JSON.stringify({ ...shown, ...(offered && { offered }) }, null, 2)}\n`)
    return ok(DONE)
  }
  const names = offered ?? support.map(({ model }) => model)
  const lines = names.map((name) => {
    const row = support.find(({ model }) => model === name)
    return row ? cliWords.model(row) : cliWords.unknownModel(name)
  })
  await context.stdout(lines.map((line) => `${line}\n`).join(''))
  return ok(DONE)
}

async function refresh(given: Arguments, { env, routes, signal }: CliContext): Promise<Result<string[]>> {
  const profile = reachableService(given, 'cometapi')
  if (!profile.ok) return profile
  // A service without a list needs no key to be told so.
  const { modelsPath } = profile.value
  const credentials = environmentCredentials(env, profile.value)
  if (!credentials.ok && modelsPath !== null) return credentials
  const key = credentials.ok ? credentials.value : ({ kind: 'bearer', key: '' } as const)
  return fetchModels(profile.value, { credentials: key, routes, signal })
}
