import { toWire } from '../../src-shared/project/wire.ts'
import { ok } from '../../src-shared/result.ts'
import { buildRequest } from '../engines/service/buildRequest.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { passChecks, readProjectArgument } from './inputs.ts'
import { serviceArgument } from './serviceArguments.ts'

/** `request`: the exact JSON body that a service would be sent. */
export const requestCommand: Command = async (args, context) => {
  const given = readArguments(args, { engine: 'one', 'y-origin': 'one' }, 1)
  if (!given.ok) return given
  // This computer is sent nothing, so there is no request to show.
  const profile = serviceArgument(given.value, 'cometapi')
  if (!profile.ok) return profile
  const opened = await readProjectArgument(given.value.files[0], context)
  if (!opened.ok) return opened
  const { project } = opened.value
  const passed = await passChecks(project, { kind: 'service', profile: profile.value }, context)
  if (!passed.ok) return passed
  const request = await buildRequest(context.photos, toWire(project), profile.value)
  if (!request.ok) return request
  await context.stdout(`${Buffer.from(request.value.bytes).toString()}\n`)
  return ok(DONE)
}
