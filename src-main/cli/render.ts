import { resolve } from 'node:path'
import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import { openFileSink } from '../projects/fileSink.ts'
import { needed, OUTPUT, readArguments, type Arguments } from './arguments.ts'
import { CLIP_OPTIONS, readSpec, readTarget, type ClipTarget, type Sequence } from './clipArguments.ts'
import type { CliContext, Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { passChecks, readProjectArgument } from './inputs.ts'
import { progressLine } from './progressLine.ts'
import { withTyped } from './report.ts'
import type { Sink } from './sink.ts'
import { openSequenceSink } from './sequenceSink.ts'
import { checkTarget } from './targets.ts'

/** `render`: a clip by this computer. */
export const renderCommand: Command = async (args, context) => {
  const given = readArguments(args, { [OUTPUT]: 'one', ...CLIP_OPTIONS }, 1)
  return given.ok ? renderTo(given.value, context) : given
}

/** Renders the project that is named to the clip that is named. */
export async function renderTo(given: Arguments, context: CliContext): Promise<Result<typeof DONE>> {
  const output = needed(given.value(OUTPUT), '-o <clip>')
  if (!output.ok) return output
  const target = readTarget(output.value)
  if (!target.ok) return target
  const opened = await readProjectArgument(given.files[0], context)
  if (!opened.ok) return opened
  const { project } = opened.value
  const how = readSpec(given, target.value.format, project)
  if (!how.ok) return how
  const passed = await passChecks(project, LOCAL, context)
  if (!passed.ok) return passed
  for (const note of how.value.notes) await context.stderr(`${note}\n`)
  const sink = await openSink(output.value, target.value, how.value.spec, context)
  if (!sink.ok) return fail(withTyped(sink.error, output.value))
  const written = await render(project, how.value.spec, sink.value, context)
  if (!written.ok) return fail(withTyped(written.error, output.value))
  await context.stdout(`${resolve(context.cwd, output.value)}\n`)
  return ok(DONE)
}

async function openSink(
  output: string,
  { format, sequence }: ClipTarget,
  spec: ClipSpec,
  { cwd }: CliContext,
): Promise<Result<Sink>> {
  if (sequence) return openSequenceSink(atCwd(sequence, cwd), spec)
  // Only a PNG has no file of its own, and that is a sequence.
  const path = await checkTarget(cwd, output, format)
  return path.ok ? openFileSink(path.value) : path
}

const atCwd = (sequence: Sequence, cwd: string): Sequence => ({
  ...sequence,
  folder: resolve(cwd, sequence.folder),
})

async function render(
  project: Project,
  spec: ClipSpec,
  sink: Sink,
  context: CliContext,
): Promise<Result<unknown>> {
  const { engine, signal } = context
  const progress = progressLine(context)
  const rendered = await engine.render({
    project,
    spec,
    sink,
    signal,
    onProgress: progress.show,
  })
  await progress.end()
  const interrupted: Result<never> = fail({ code: 'cancelled' })
  const result = signal.aborted ? interrupted : rendered
  if (result.ok) return sink.commit()
  await sink.discard()
  const cause = signal.aborted ? null : sink.failure()
  return cause ? fail(cause) : result
}
