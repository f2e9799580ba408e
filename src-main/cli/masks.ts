import { join, resolve } from 'node:path'
import { maskOf } from '../../src-shared/labels/mask.ts'
import { pixelsOf } from '../../src-shared/labels/measure.ts'
import type { Label } from '../../src-shared/labels/labelMap.ts'
import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { STATIC_LABEL } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { maskPng } from '../photos/masks.ts'
import { needed, OUTPUT, readArguments } from './arguments.ts'
import type { CliContext, Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { readProjectArgument } from './inputs.ts'
import { newFiles, type NewFile } from './newFiles.ts'
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

/** static.png, and dynamic-1.png … by the moving areas' places in the list. Areas with nothing painted have none. */
async function encode(project: Project, { stderr }: CliContext): Promise<NewFile[]> {
  const areas: { file: string; label: Label; name: string | null }[] = [
    { file: 'static.png', label: STATIC_LABEL, name: null },
    ...project.groups.map(({ label, name }, i) => ({ file: `dynamic-${i + 1}.png`, label, name })),
  ]
  const painted = areas.filter(({ label }) => pixelsOf(project.labels, label) > 0)
  for (const { name } of areas.filter((area) => !painted.includes(area))) {
    if (name !== null) await stderr(`${cliWords.skippedMask(name)}\n`)
  }
  return Promise.all(
    painted.map(async ({ file, label }) => ({
      name: file,
      bytes: await maskPng(maskOf(project.labels, label), project.labels),
    })),
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
