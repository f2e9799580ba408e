import { join, resolve } from 'node:path'
import { cliWords } from '../../src-shared/locales/en/cli.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { areaMask, paintedAreas } from '../photos/areaMasks.ts'
import { needed, OUTPUT, readArguments } from './arguments.ts'
import type { CliContext, Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { readProjectArgument } from './inputs.ts'
import { newFiles, type NewFile } from '../projects/newFiles.ts'
import { withTyped } from './report.ts'

/** `masks`: a project's areas as PNG files, white on black, at the photo's size. */
export const masksCommand: Command = async (args, context) => {
  const given = readArguments(args, { [OUTPUT]: 'one' }, 1)
  if (!given.ok) return given
  const output = needed(given.value.value(OUTPUT), '-o <folder>')
  if (!output.ok) return output
  const opened = await readProjectArgument(given.value.files[0], context)
  if (!opened.ok) return opened
  const folder = resolve(context.cwd, output.value)
  const files = await encode(opened.value.project, context)
  const written = await writeAll(folder, files, context)
  if (!written.ok) return fail(withTyped(written.error, output.value))
  await context.stdout(files.map(({ name }) => `${join(folder, name)}\n`).join(''))
  return ok(DONE)
}

async function encode(project: Project, { stderr }: CliContext): Promise<NewFile[]> {
  const painted = paintedAreas(project)
  for (const { id, name } of project.groups) {
    if (!painted.some((area) => area.id === id)) await stderr(`${cliWords.skippedMask(name)}\n`)
  }
  return Promise.all(
    painted.map(async ({ file, label }) => ({ name: file, bytes: await areaMask(project, label) })),
  )
}

async function writeAll(
  folder: string,
  files: readonly NewFile[],
  { signal }: CliContext,
): Promise<Result<null>> {
  const begun = await newFiles(folder, 'png')
  if (!begun.ok) return begun
  for (const file of files) {
    const written: Result<null> = signal.aborted ? fail({ code: 'cancelled' }) : await begun.value.write(file)
    if (written.ok) continue
    await begun.value.discard()
    return written
  }
  return begun.value.commit()
}
