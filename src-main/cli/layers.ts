import { join, resolve } from 'node:path'
import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { fail, ok } from '../../src-shared/result.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import { writeLayers } from '../engines/layerFiles.ts'
import { newFiles } from '../projects/newFiles.ts'
import { needed, OUTPUT, readArguments } from './arguments.ts'
import type { Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { progressLine } from './progressLine.ts'
import { passChecks, readProjectArgument } from './inputs.ts'
import { withTyped } from './report.ts'

/** `layers`: what a compositing program needs to put a project's motion together by itself. */
export const layersCommand: Command = async (args, context) => {
  const given = readArguments(args, { [OUTPUT]: 'one' }, 1)
  if (!given.ok) return given
  const output = needed(given.value.value(OUTPUT), '-o <folder>')
  if (!output.ok) return output
  const opened = await readProjectArgument(given.value.files[0], context)
  if (!opened.ok) return opened
  const { project } = opened.value
  const passed = await passChecks(project, LOCAL, context)
  if (!passed.ok) return passed
  const folder = resolve(context.cwd, output.value)
  const files = await newFiles(folder, 'png')
  if (!files.ok) return fail(withTyped(files.error, output.value))
  const { signal } = context
  const progress = progressLine(context, cliWords.layersProgress)
  const names = await writeLayers(context.engine, project, files.value, { signal, onProgress: progress.show })
  await progress.end()
  if (!names.ok) {
    await files.value.discard()
    return fail(withTyped(names.error, output.value))
  }
  const written = await files.value.commit()
  if (!written.ok) return fail(withTyped(written.error, output.value))
  await context.stdout(names.value.map((name) => `${join(folder, name)}\n`).join(''))
  return ok(DONE)
}
