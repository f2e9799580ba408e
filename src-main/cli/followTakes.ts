import { extname } from 'node:path'
import type { AppError } from '../../src-shared/errors.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { Take, TakeId } from '../../src-shared/take.ts'
import { copyClip } from '../takes/exporting.ts'
import { LOOK_MS } from '../takes/service/elsewhere.ts'
import type { Followed } from '../takes/service/follow.ts'
import { HURRIED, systemClock } from '../takes/service/open.ts'
import type { CliContext } from './context.ts'
import { DONE, type ExitCode } from './exitCodes.ts'
import { plainLines } from './plainLines.ts'
import type { TakesAtWork } from './serviceArguments.ts'
import { projectJson } from './projectJson.ts'
import { takeJson, tellOthers, tellUnfinished } from './takeReports.ts'
import { checkTarget } from './targets.ts'

/** `clip.mp4` for one take, `clip-1.mp4` and so on for several. */
export function numberedOutputs(output: string, count: number): string[] {
  if (count === 1) return [output]
  const ending = extname(output)
  const stem = output.slice(0, output.length - ending.length)
  return Array.from({ length: count }, (_, i) => `${stem}-${i + 1}${ending}`)
}

/** The paths of clips that are named, each looked at before any work is done. Services make MP4 files. */
export async function clipTargets(cwd: string, outputs: readonly string[]): Promise<Result<string[]>> {
  const paths: string[] = []
  for (const output of outputs) {
    const ending = extname(output).slice(1).toLowerCase()
    if (ending !== 'mp4') return fail({ code: 'render/service-format', ending })
    const path = await checkTarget(cwd, output, 'mp4')
    if (!path.ok) return path
    paths.push(path.value)
  }
  return ok(paths)
}

interface Ended {
  readonly take: Take
  readonly path: string | null
  readonly error: AppError | null
}

/** Follows takes to their ends, puts their clips where they were wanted, and says how it went. */
export async function followToEnd(
  takes: readonly Take[],
  paths: readonly string[],
  atWork: TakesAtWork,
  context: CliContext,
  json: boolean,
): Promise<Result<ExitCode>> {
  const ended = await Promise.all(takes.map((take, i) => endOf(take, paths[i] ?? null, atWork, context)))
  for (const { take } of ended) await tellUnfinished(context, take)
  if (json) await printJson(context, ended)
  else for (const { path } of ended) if (path !== null) await context.stdout(`${path}\n`)
  const [first, ...others] = ended.filter(({ error }) => error !== null)
  if (context.signal.aborted) return interrupted(ended.map(({ take }) => take))
  if (!first?.error) return ok(DONE)
  await tellOthers(
    context,
    others.map(({ take }) => take),
  )
  return fail(first.error)
}

/** An interruption ends the command; a task that was sent does not end with it. */
export function interrupted(takes: readonly Take[]): Result<never> {
  const sent = takes.find(
    ({ service, state }) => service?.sentAt !== null && state !== 'failed' && state !== 'ready',
  )
  return fail(sent?.service ? { code: 'take/goes-on', service: sent.service.name } : { code: 'cancelled' })
}

const printJson = ({ stdout }: CliContext, ended: readonly Ended[]): Promise<void> =>
  stdout(`${JSON.stringify({ takes: ended.map(({ take, path }) => takeJson(take, path)) }, null, 2)}\n`)

async function endOf(
  begun: Take,
  path: string | null,
  atWork: TakesAtWork,
  context: CliContext,
): Promise<Ended> {
  const { store } = atWork
  const followed = await endAnywhere(begun.id, atWork, context)
  if (!followed.ok) return { take: begun, path: null, error: followed.error }
  const { take, gaveUp } = followed.value
  const error = gaveUp ?? take.error
  if (error || take.state !== 'ready')
    return { take, path: null, error: error ?? { code: 'take/not-finished' } }
  const kept = store.clipPath(take)
  if (path === null) return { take, path: kept, error: null }
  const copied = await copyClip(kept, path)
  return copied.ok ? { take, path, error: null } : { take, path: null, error: copied.error }
}

/** How a take ends that another Kinebrush may have in hand: that is waited for, and goes on here once it lets go. */
async function endAnywhere(
  id: TakeId,
  { store, services }: TakesAtWork,
  { clock = systemClock, signal, stderr }: CliContext,
): Promise<Result<Followed>> {
  let followed = await services.followed(id)
  const isElsewhere = (): boolean => !followed.ok && followed.error.code === 'take/followed-elsewhere'
  if (isElsewhere()) await stderr(`${cliWords.waitsForOther(id)}\n`)
  for (const since = clock.now(); isElsewhere() && clock.now() - since < HURRIED.totalMs;) {
    await clock.sleep(LOOK_MS, signal)
    if (signal.aborted) break
    const looked = await services.lookAgain(id)
    const ended = store.get(id)?.error
    if (!looked.ok) return ended ? fail(ended) : looked
    followed = await services.followed(id)
  }
  return followed
}

/** Prints takes as they are now. */
export async function printTakes(takes: readonly Take[], context: CliContext, json: boolean): Promise<void> {
  if (json) {
    await context.stdout(`${JSON.stringify({ takes: takes.map((take) => takeJson(take, null)) }, null, 2)}\n`)
  } else for (const take of takes) await context.stdout(`${take.id}\n`)
}

export const printTake = async (
  take: Take,
  clip: string | null,
  madeFrom: Project | null,
  context: CliContext,
  json: boolean,
): Promise<void> => {
  const shown = { ...takeJson(take, clip), madeFrom: madeFrom && projectJson(madeFrom) }
  await context.stdout(json ? `${JSON.stringify(shown, null, 2)}\n` : `${plainLines(shown).join('\n')}\n`)
}
