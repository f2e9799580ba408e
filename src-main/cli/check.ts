import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { canGo, problems } from '../../src-shared/project/problems.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { describeSent } from '../../src-shared/locales/en/sent.ts'
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
  if (good && engine.value.kind === 'service') {
    const told = await tellSent(opened.value.project, engine.value.profile, context)
    if (!told.ok) return told
  }
  if (given.value.has('json')) {
    await context.stdout(`${JSON.stringify({ ok: good, problems: found.map(problemJson) }, null, 2)}\n`)
  } else {
    await context.stdout(found.length === 0 ? `${cliWords.allClear()}\n` : found.map(problemLine).join(''))
  }
  return ok(good ? DONE : HAS_ERRORS)
}

/** Tells what becomes of the photos on their way to the service. */
async function tellSent(
  { photo, settings }: Project,
  profile: ServiceProfile,
  { photos, stderr }: CliContext,
): Promise<Result<null>> {
  const tail = settings.mode === 'end-frame' ? settings.tail : null
  for (const one of tail ? [photo, tail] : [photo]) {
    const sent = await sentPhoto(photos, one, settings.fit, profile)
    if (!sent.ok) return sent
    await stderr(`${cliWords.sent(one === tail, describeSent(sent.value))}\n`)
  }
  return ok(null)
}

/** The engine that was named. */
function engineArgument(given: Arguments, fallback: string): Result<Engine> {
  const id = given.value('engine') ?? fallback
  const engine = engineOf(id)
  return engine ? ok(engine) : fail({ code: 'engine/unknown', engine: id })
}
