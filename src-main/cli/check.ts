import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { canGo, problems } from '../../src-shared/project/problems.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { describeSent } from '../../src-shared/locales/en/sent.ts'
import type { SentImage } from '../../src-shared/service/fit.ts'
import { engineOf, type Engine, type ServiceProfile } from '../../src-shared/service/profiles.ts'
import { sentPhoto } from '../engines/service/buildRequest.ts'
import { readArguments, type Arguments } from './arguments.ts'
import type { CliContext, Command } from './context.ts'
import { DONE, HAS_ERRORS } from './exitCodes.ts'
import { readProjectArgument } from './inputs.ts'
import { problemJson, problemLine } from './report.ts'

/** `check`: what stands between a project and an engine. */
export const checkCommand: Command = async (args, context) => {
  const given = readArguments(args, { json: 'flag', engine: 'one' }, 1)
  if (!given.ok) return given
  const engine = engineArgument(given.value, 'local')
  if (!engine.ok) return engine
  const opened = await readProjectArgument(given.value.files[0], context)
  if (!opened.ok) return opened
  const found = problems(opened.value.project, engine.value)
  const good = canGo(found)
  const sent =
    good && engine.value.kind === 'service'
      ? await sentPhotos(opened.value.project, engine.value.profile, context)
      : ok([])
  if (!sent.ok) return sent
  if (given.value.has('json')) {
    const told = {
      ok: good,
      problems: found.map(problemJson),
      ...(sent.value.length > 0 && { sent: sent.value }),
    }
    await context.stdout(`${JSON.stringify(told, null, 2)}\n`)
  } else {
    for (const photo of sent.value)
      await context.stderr(`${cliWords.sent(photo.which, describeSent(photo))}\n`)
    await context.stdout(found.length === 0 ? `${cliWords.allClear()}\n` : found.map(problemLine).join(''))
  }
  return ok(good ? DONE : HAS_ERRORS)
}

/** What becomes of the photos on their way to the service. */
async function sentPhotos(
  { photo, settings }: Project,
  profile: ServiceProfile,
  { photos }: CliContext,
): Promise<Result<(SentImage & { readonly which: 'photo' | 'tail' })[]>> {
  const tail = settings.mode === 'end-frame' ? settings.tail : null
  const told: (SentImage & { readonly which: 'photo' | 'tail' })[] = []
  for (const [which, one] of [['photo', photo] as const, ...(tail ? [['tail', tail] as const] : [])]) {
    const sent = await sentPhoto(photos, one, settings.fit, profile)
    if (!sent.ok) return sent
    told.push({ which, ...sent.value })
  }
  return ok(told)
}

/** The engine that was named. */
function engineArgument(given: Arguments, fallback: string): Result<Engine> {
  const id = given.value('engine') ?? fallback
  const engine = engineOf(id)
  return engine ? ok(engine) : fail({ code: 'engine/unknown', engine: id })
}
