import { resolve } from 'node:path'
import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import type { ClipSink, Rendered } from '../engines/engine.ts'
import { readError } from '../projects/fileErrors.ts'
import { fileKind } from '../projects/kindOfFile.ts'
import { readClip } from '../takes/clipFile.ts'
import { convertFile, type Attending } from '../takes/writing.ts'
import { needed } from './arguments.ts'
import { clipSource, projectSource, type ClipSource } from './clipArguments.ts'
import type { CliContext } from './context.ts'
import { passChecks, readProjectArgument } from './inputs.ts'
import { withTyped } from './report.ts'

/** What a clip is made of: a project, or another clip. */
interface Source {
  /** What it is called, for people. */
  readonly name: string
  readonly source: ClipSource
  /** Refuses what cannot become a clip; warnings are told on the way. */
  check(): Promise<Result<null>>
  make(spec: ClipSpec, sink: ClipSink, attending: Attending): Promise<Result<Rendered>>
}

export async function readSource(name: string | undefined, context: CliContext): Promise<Result<Source>> {
  const given = needed(name, '<project or clip>')
  if (!given.ok) return given
  const path = resolve(context.cwd, given.value)
  try {
    const kind = await fileKind(path)
    const source =
      kind === 'mp4' || kind === 'webm' ? await clipAt(path, context) : await projectAt(given.value, context)
    return source.ok ? source : fail(withTyped(source.error, given.value))
  } catch (error) {
    return fail(withTyped(readError(error, path), given.value))
  }
}

async function projectAt(name: string, context: CliContext): Promise<Result<Source>> {
  const opened = await readProjectArgument(name, context)
  if (!opened.ok) return opened
  const { name: called, project } = opened.value
  return ok({
    name: called,
    source: projectSource(project),
    check: () => passChecks(project, LOCAL, context),
    make: (spec, sink, attending) => context.engine.render({ project, spec, sink, ...attending }),
  })
}

async function clipAt(path: string, { engine }: CliContext): Promise<Result<Source>> {
  const info = await readClip(path)
  if (!info.ok) return info
  return ok({
    name: info.value.name,
    source: clipSource(info.value),
    check: () => Promise.resolve(ok(null)),
    make: (spec, sink, attending) => convertFile(engine, path, spec, sink, attending),
  })
}
