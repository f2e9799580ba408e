import { basename, resolve } from 'node:path'
import type { AppError } from '../../src-shared/errors.ts'
import { MAX_PHOTO_BYTES } from '../../src-shared/limits.ts'
import { canGo, problems } from '../../src-shared/project/problems.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import type { Engine } from '../../src-shared/service/profiles.ts'
import { fetchPhoto, type FetchedPhoto } from '../photos/fromAddress.ts'
import { openProject, type ProjectFile } from '../projects/projectFiles.ts'
import { readWhole } from '../projects/readWhole.ts'
import type { CliContext } from './context.ts'
import { needed } from './arguments.ts'
import { problemLine, withTyped } from './report.ts'

const typed = <T>(result: Result<T>, path: string): Result<T> =>
  result.ok ? result : fail(withTyped(result.error, path))

/** Opens the project that was named. */
export async function readProjectArgument(
  path: string | undefined,
  { cwd, photos }: CliContext,
): Promise<Result<ProjectFile>> {
  const name = needed(path, '<project>')
  return name.ok ? typed(await openProject(photos, resolve(cwd, name.value)), name.value) : name
}

/** A photo by its file or its public address. */
export async function readPhotoArgument(name: string, context: CliContext): Promise<Result<FetchedPhoto>> {
  if (/^(https?|ftp|file|data|blob):/i.test(name)) {
    return fetchPhoto(name, { signal: context.signal, routes: context.routes })
  }
  const bytes = await readImageArgument(name, context)
  return bytes.ok ? ok({ name: basename(name), bytes: bytes.value }) : bytes
}

/** The bytes of a photo or mask that was named. */
export async function readImageArgument(path: string, { cwd }: CliContext): Promise<Result<Uint8Array>> {
  const tooLarge = (bytes: number): AppError => ({ code: 'photo/too-large', bytes, limit: MAX_PHOTO_BYTES })
  return typed(await readWhole(resolve(cwd, path), MAX_PHOTO_BYTES, tooLarge), path)
}

/** Refuses a project that may not go to the engine; its problems, warnings too, are told on the way. */
export async function passChecks(
  project: Project,
  engine: Engine,
  { stderr }: CliContext,
): Promise<Result<null>> {
  const found = problems(project, engine)
  for (const problem of found) await stderr(problemLine(problem))
  if (canGo(found)) return ok(null)
  return fail({
    code: 'project/has-errors',
    count: found.filter(({ severity }) => severity === 'error').length,
  })
}
