import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { canGo, problems } from '../../src-shared/project/problems.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { engineOf, type Engine } from '../../src-shared/service/profiles.ts'
import { readArguments, type Arguments } from './arguments.ts'
import type { Command } from './context.ts'
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
  if (given.value.has('json')) {
    await context.stdout(`${JSON.stringify({ ok: good, problems: found.map(problemJson) }, null, 2)}\n`)
  } else {
    await context.stdout(found.length === 0 ? `${cliWords.allClear()}\n` : found.map(problemLine).join(''))
  }
  return ok(good ? DONE : HAS_ERRORS)
}

/** The engine that was named. */
function engineArgument(given: Arguments, fallback: string): Result<Engine> {
  const id = given.value('engine') ?? fallback
  const engine = engineOf(id)
  return engine ? ok(engine) : fail({ code: 'engine/unknown', engine: id })
}
