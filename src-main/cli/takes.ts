import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { Take } from '../../src-shared/take.ts'
import { copyClip } from '../takes/exporting.ts'
import { clipBytes, openTakeStore, type TakeStore } from '../takes/takeStore.ts'
import { needed, OUTPUT, readArguments, usageError, type Arguments } from './arguments.ts'
import type { CliContext, Command } from './context.ts'
import { DONE, type ExitCode } from './exitCodes.ts'
import { clipTargets, followToEnd, printTake } from './followTakes.ts'
import { openTakes, reachableService, SERVICE_OPTIONS, type TakesAtWork } from './serviceArguments.ts'
import { stateTeller, takeJson, takeLine } from './takeReports.ts'

const OPTIONS = { [OUTPUT]: 'one', json: 'flag', ...SERVICE_OPTIONS } as const
const ACTIONS = ['show', 'resume', 'download', 'adopt'] as const

/** `takes`: what is known of the takes of this computer, and what can be done with those at services. */
export const takesCommand: Command = async (args, context) => {
  const given = readArguments(args, OPTIONS, 2)
  if (!given.ok) return given
  const [action, id] = given.value.files
  if (action === undefined) return listTakes(given.value, context)
  const known = ACTIONS.find((name) => name === action)
  if (!known) return usageError(cliWords.notOneOf('takes', action, ACTIONS))
  const named = needed(id, known === 'adopt' ? '<task id>' : '<take id>')
  if (!named.ok) return named
  if (known === 'show') return showTake(named.value, given.value, context)
  if (known === 'adopt') return adoptTask(named.value, given.value, context)
  return resumeTake(named.value, given.value, context, known === 'download')
}

async function listTakes(given: Arguments, context: CliContext): Promise<Result<ExitCode>> {
  const store = await openTakeStore(context.takesFolder)
  const takes = store.all()
  if (given.has('json')) {
    const shown = takes.map((take) => takeJson(take, take.clip ? store.clipPath(take) : null))
    await context.stdout(`${JSON.stringify({ takes: shown }, null, 2)}\n`)
  } else await context.stdout(takes.map(takeLine).join(''))
  return ok(DONE)
}

/** The take whose id begins so. */
function findTake(store: TakeStore, given: string): Result<Take> {
  const found = store.all().filter(({ id }) => id.startsWith(given))
  const [take] = found
  if (!take) return fail({ code: 'take/missing' })
  return found.length === 1 ? ok(take) : fail({ code: 'take/ambiguous', given })
}

async function showTake(id: string, given: Arguments, context: CliContext): Promise<Result<ExitCode>> {
  const store = await openTakeStore(context.takesFolder)
  const take = findTake(store, id)
  if (!take.ok) return take
  const clip = take.value.clip ? store.clipPath(take.value) : null
  const made = await store.request(take.value.id)
  await printTake(take.value, clip, made.ok ? made.value : null, context, given.has('json'))
  return ok(DONE)
}

/** Where a clip is wanted; none: it stays among the takes. */
async function wantedPaths(given: Arguments, { cwd }: CliContext): Promise<Result<string[]>> {
  const output = given.value(OUTPUT)
  return clipTargets(cwd, output === undefined ? [] : [output])
}

async function resumeTake(
  id: string,
  given: Arguments,
  context: CliContext,
  download: boolean,
): Promise<Result<ExitCode>> {
  if (download) {
    const output = needed(given.value(OUTPUT), '-o <clip>')
    if (!output.ok) return output
  }
  const paths = await wantedPaths(given, context)
  if (!paths.ok) return paths
  const teller = stateTeller(context)
  const atWork = await openTakes(context, teller.tell)
  const take = findTake(atWork.store, id)
  if (!take.ok) return take
  const [path] = paths.value
  const kept = atWork.store.clipPath(take.value)
  if (take.value.state === 'ready' && (await clipBytes(kept)) !== null) {
    const copied = path === undefined ? ok(null) : await copyClip(kept, path)
    if (!copied.ok) return copied
    await context.stdout(`${path ?? kept}\n`)
    return ok(DONE)
  }
  const { services } = atWork
  // Only to resume is to agree to what sending costs.
  const resumed = await (download ? services.lookAgain(take.value.id) : services.resume(take.value.id))
  if (!resumed.ok) return resumed
  return followed(resumed.value, paths.value, { given, atWork, context, teller })
}

async function adoptTask(taskId: string, given: Arguments, context: CliContext): Promise<Result<ExitCode>> {
  const profile = reachableService(given, 'cometapi')
  if (!profile.ok) return profile
  const paths = await wantedPaths(given, context)
  if (!paths.ok) return paths
  const teller = stateTeller(context)
  const atWork = await openTakes(context, teller.tell)
  const take = await atWork.services.adopt(profile.value, taskId, cliWords.adopted(taskId))
  if (!take.ok) return take
  return followed(take.value, paths.value, { given, atWork, context, teller })
}

interface Following {
  readonly given: Arguments
  readonly atWork: TakesAtWork
  readonly context: CliContext
  readonly teller: ReturnType<typeof stateTeller>
}

async function followed(
  take: Take,
  paths: readonly string[],
  { given, atWork, context, teller }: Following,
): Promise<Result<ExitCode>> {
  const end = await followToEnd([take], paths, atWork, context, given.has('json'))
  await teller.end()
  return end
}
