import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { ok } from '../../src-shared/result.ts'
import { ENGINE_IDS } from '../../src-shared/service/profiles.ts'
import { buildRequest } from '../photos/serviceImages.ts'
import { readArguments, usageError } from './arguments.ts'
import { engineArgument } from './check.ts'
import type { Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { passChecks, readProjectArgument } from './inputs.ts'

const SERVICES = ENGINE_IDS.filter((id) => id !== 'local')

/** `request`: the exact JSON body that a service would be sent. */
export const requestCommand: Command = async (args, context) => {
  const given = readArguments(args, { engine: 'one' }, 1)
  if (!given.ok) return given
  const engine = engineArgument(given.value, 'cometapi')
  if (!engine.ok) return engine
  // This computer is sent nothing, so there is no request to show.
  if (engine.value.kind === 'local') return usageError(cliWords.notOneOf('--engine', 'local', SERVICES))
  const opened = await readProjectArgument(given.value.files[0], context)
  if (!opened.ok) return opened
  const { project } = opened.value
  const passed = await passChecks(project, engine.value, context)
  if (!passed.ok) return passed
  const body = await buildRequest(context.photos, project, engine.value.profile)
  if (!body.ok) return body
  await context.stdout(`${JSON.stringify(body.value)}\n`)
  return ok(DONE)
}
