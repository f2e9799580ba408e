import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { MAX_TAKES_AT_ONCE } from '../../src-shared/limits.ts'
import { toWire } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import type { Take } from '../../src-shared/take.ts'
import { environmentCredentials } from '../engines/service/credentials.ts'
import { needed, numberIn, OUTPUT, readArguments, usageError, type Arguments } from './arguments.ts'
import type { CliContext, Command } from './context.ts'
import { DONE, type ExitCode } from './exitCodes.ts'
import { clipTargets, followToEnd, interrupted, numberedOutputs, printTakes } from './followTakes.ts'
import { keepPhotos } from './keptPhotos.ts'
import { passChecks, readProjectArgument } from './inputs.ts'
import { renderTo } from './render.ts'
import { tellSentPhotos } from './sentPhotos.ts'
import { openTakes, reachableService, SERVICE_OPTIONS, type TakesAtWork } from './serviceArguments.ts'
import { stateTeller, tellUnfinished } from './takeReports.ts'

const OPTIONS = {
  [OUTPUT]: 'one',
  ...SERVICE_OPTIONS,
  'external-task-id': 'one',
  count: 'one',
  'no-wait': 'flag',
  json: 'flag',
} as const

/** What this computer's engine has no use for, and a person who gives it thinks of another one. */
const SERVICES_OWN = ['base-url', 'y-origin', 'local-network', 'external-task-id', 'count', 'no-wait']

/** `submit`: a clip by an engine. Running it is the consent to what it costs. */
export const submitCommand: Command = async (args, context) => {
  const given = readArguments(args, OPTIONS, 1)
  if (!given.ok) return given
  const id = given.value.value('engine') ?? 'local'
  if (id === 'local') {
    const alien = SERVICES_OWN.find((name) => given.value.has(name))
    return alien === undefined
      ? renderTo(given.value, context)
      : usageError(cliWords.serviceOnly(`--${alien}`))
  }
  const profile = reachableService(given.value)
  return profile.ok ? submitTo(profile.value, given.value, context) : profile
}

async function submitTo(
  profile: ServiceProfile,
  given: Arguments,
  context: CliContext,
): Promise<Result<ExitCode>> {
  const count = numberIn(given, 'count', { low: 1, high: MAX_TAKES_AT_ONCE, whole: true }, 1)
  if (!count.ok) return count
  const wait = !given.has('no-wait')
  const output = wait ? needed(given.value(OUTPUT), '-o <clip>') : ok(null)
  if (!output.ok) return output
  const outputs = output.value === null ? [] : numberedOutputs(output.value, count.value)
  const paths = await clipTargets(context.cwd, outputs)
  if (!paths.ok) return paths
  const key = environmentCredentials(context.env, profile)
  if (!key.ok) return key
  const opened = await readProjectArgument(given.files[0], context)
  if (!opened.ok) return opened
  const { name, project } = opened.value
  const passed = await passChecks(project, { kind: 'service', profile }, context)
  if (!passed.ok) return passed
  if (context.signal.aborted) return fail({ code: 'cancelled' })
  const teller = stateTeller(context)
  const atWork = await openTakes(context, teller.tell)
  const externalId = given.value('external-task-id') ?? null
  await keepPhotos(project, context)
  await tellSentPhotos(project, profile, context)
  const takes = await atWork.services.start({
    ...{ name, project: toWire(project), profile, count: count.value, externalId },
  })
  if (!takes.ok) return takes
  const end = wait
    ? await followToEnd(takes.value, paths.value, atWork, context, given.has('json'))
    : await leaveThere(takes.value, atWork, context, given.has('json'))
  await teller.end()
  return end
}

/** Comes back as soon as it is known what became of each request. */
async function leaveThere(
  takes: readonly Take[],
  { store, services, until }: TakesAtWork,
  context: CliContext,
  json: boolean,
): Promise<Result<ExitCode>> {
  await Promise.all(takes.map(({ id }) => until(id, isDecided)))
  await services.stop()
  const now = takes.map((take) => store.get(take.id) ?? take)
  for (const take of now) await tellUnfinished(context, take)
  await printTakes(now, context, json)
  if (context.signal.aborted) return interrupted(now)
  const error = now.find((take) => take.error !== null)?.error ?? null
  return error ? fail(error) : ok(DONE)
}

const isDecided = ({ state }: Take): boolean => state !== 'prepared' && state !== 'sending'
