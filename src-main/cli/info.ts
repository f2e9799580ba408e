import { resolve } from 'node:path'
import { kindName } from '../../src-shared/locales/en/kinds.ts'
import { problems } from '../../src-shared/project/problems.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import { readAnimation } from '../photos/animations.ts'
import { readError } from '../projects/fileErrors.ts'
import { fileKind } from '../projects/kindOfFile.ts'
import type { ProjectFile } from '../projects/projectFiles.ts'
import { needed, readArguments } from './arguments.ts'
import { readClip } from '../takes/clipFile.ts'
import type { CliContext, Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { readProjectArgument } from './inputs.ts'
import { plainLines, type Json } from './plainLines.ts'
import { projectJson } from './projectJson.ts'
import { problemJson, withTyped } from './report.ts'

/** `info`: what is in a project or a clip. */
export const infoCommand: Command = async (args, context) => {
  const given = readArguments(args, { json: 'flag' }, 1)
  if (!given.ok) return given
  const name = needed(given.value.files[0], '<project or clip>')
  if (!name.ok) return name
  const found = await describe(name.value, context)
  if (!found.ok) return fail(withTyped(found.error, name.value))
  const text = given.value.has('json')
    ? JSON.stringify(found.value, null, 2)
    : plainLines(found.value).join('\n')
  await context.stdout(`${text}\n`)
  return ok(DONE)
}

async function describe(name: string, context: CliContext): Promise<Result<Json>> {
  const path = resolve(context.cwd, name)
  try {
    const kind = await fileKind(path)
    if (kind === null) return fail({ code: 'file/not-found', name })
    if (kind === 'folder') return fail({ code: 'file/not-a-file', name })
    if (kind === 'mp4' || kind === 'webm') return { ...(await readClip(path)) }
    if (kind === 'gif' || kind === 'webp') {
      const animation = await readAnimation(path, kind)
      if (animation) return ok({ ...animation })
    }
    if (kind !== 'kinebrush' && !/\.kinebrush$/i.test(name)) {
      return fail({ code: 'clip/unreadable', detail: kindName(kind) })
    }
    const opened = await readProjectArgument(name, context)
    return opened.ok ? ok(describeProject(opened.value)) : opened
  } catch (error) {
    return fail(readError(error, path))
  }
}

function describeProject({ name, project, takes }: ProjectFile): Json {
  return { name, ...projectJson(project), takes, problems: problems(project, LOCAL).map(problemJson) }
}
