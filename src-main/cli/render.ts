import { resolve } from 'node:path'
import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { openFileSink } from '../projects/fileSink.ts'
import { openStillSink } from '../projects/stillSink.ts'
import { openSequenceSink, type Sequence } from '../projects/sequenceSink.ts'
import type { Sink } from '../projects/sink.ts'
import { writeInto } from '../takes/writing.ts'
import { needed, OUTPUT, readArguments, type Arguments } from './arguments.ts'
import { CLIP_OPTIONS, readPoster, readSpec, readTarget, type ClipTarget } from './clipArguments.ts'
import type { CliContext, Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { readSource } from './clipSources.ts'
import { progressLine } from './progressLine.ts'
import { renderedJson } from './takeReports.ts'
import { withTyped } from './report.ts'
import { checkTarget } from './targets.ts'

/** `render`: a clip by this computer. */
export const renderCommand: Command = async (args, context) => {
  const given = readArguments(args, { [OUTPUT]: 'one', ...CLIP_OPTIONS }, 1)
  return given.ok ? renderTo(given.value, context) : given
}

/** Renders the project, or makes a clip anew of the one, that is named, to the clip that is named. */
export async function renderTo(given: Arguments, context: CliContext): Promise<Result<typeof DONE>> {
  const output = needed(given.value(OUTPUT), '-o <clip>')
  if (!output.ok) return output
  const target = readTarget(output.value, given.has('poster'))
  if (!target.ok) return target
  const source = await readSource(given.files[0], context)
  if (!source.ok) return source
  const how = readSpec(given, target.value.format, source.value.source)
  if (!how.ok) return how
  const poster = readPoster(given, how.value.spec)
  if (!poster.ok) return poster
  const passed = await source.value.check()
  if (!passed.ok) return passed
  const { spec, notes } = how.value
  for (const note of notes) await context.stderr(`${note}\n`)
  const progress = progressLine(context)
  const attending = {
    signal: context.signal,
    onProgress: progress.show,
    ...poster.value,
  }
  const sink = await openSink(output.value, target.value, spec, context)
  const written = await writeInto(sink, attending, async (opened) => {
    const made = await source.value.make(spec, opened, attending)
    await progress.end()
    return made
  })
  if (!written.ok) return fail(withTyped(written.error, output.value))
  const path = resolve(context.cwd, output.value)
  const text = given.has('json')
    ? JSON.stringify({ takes: [await renderedJson(source.value.name, path, spec, written.value)] }, null, 2)
    : path
  await context.stdout(`${text}\n`)
  return ok(DONE)
}

async function openSink(
  output: string,
  { format, sequence, still }: ClipTarget,
  spec: ClipSpec,
  { cwd }: CliContext,
): Promise<Result<Sink>> {
  if (sequence) return openSequenceSink(atCwd(sequence, cwd), spec)
  // Only a PNG has no file of its own, and that is a sequence.
  const path = await checkTarget(cwd, output, still ?? format)
  if (!path.ok) return path
  return still ? openStillSink(path.value, spec, still) : openFileSink(path.value)
}

const atCwd = (sequence: Sequence, cwd: string): Sequence => ({
  ...sequence,
  folder: resolve(cwd, sequence.folder),
})
