import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { MAX_STARS } from '../../src-shared/limits.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import { frameCount, type ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import type { Take } from '../../src-shared/take.ts'
import type { Rendered } from '../engines/engine.ts'
import { clipBytes } from '../takes/takeStore.ts'
import type { CliContext } from './context.ts'
import type { Json } from './plainLines.ts'
import { errorLine } from './report.ts'

/** A take as JSON and for people. `clip` is where the command put it, or where it is kept. */
export const takeJson = (take: Take, clip: string | null): Json => ({
  id: take.id,
  engine: take.engine,
  project: take.projectName,
  name: take.remarks.name,
  stars: take.remarks.stars,
  note: take.remarks.note,
  createdAt: new Date(take.createdAt).toISOString(),
  state: take.state,
  externalId: take.service?.externalId ?? null,
  taskId: take.service?.taskId ?? null,
  baseUrl: take.service?.baseUrl ?? null,
  status: take.service?.status ?? null,
  requestId: take.service?.requestId ?? null,
  clip,
  info: take.clip && { ...take.clip },
  error: take.error && { ...take.error, ...describeError(take.error) },
})

/** The same of a clip that this computer made; it is not kept among the takes. Null `bytes`: single pictures. */
export const renderedJson = async (
  project: string,
  path: string,
  spec: ClipSpec,
  { codec, width, height }: Rendered,
): Promise<Json> => {
  const frames = frameCount(spec)
  const { format, fps } = spec
  const info = { format, width, height, frames, fps, durationSeconds: frames / fps, codec }
  const bytes = await clipBytes(path)
  return {
    ...{ id: null, engine: 'local', project, state: 'ready', clip: path },
    ...{ info: { ...info, bytes }, error: null },
  }
}

export function takeLine({ id, state, engine, createdAt, projectName, remarks }: Take): string {
  const stars = cliWords.stars(remarks.stars).padEnd(MAX_STARS)
  const name = remarks.name === '' ? '' : `  ${remarks.name}`
  const when = new Date(createdAt).toISOString()
  return `${id}  ${state.padEnd(11)}  ${engine.padEnd(8)}  ${when}  ${stars}  ${projectName}${name}\n`
}

/** Tells of each new state of a take once, in the order they come. */
export function stateTeller({ stderr }: Pick<CliContext, 'stderr'>) {
  let writing: Promise<unknown> = Promise.resolve()
  const told = new Map<string, string>()
  return {
    tell: (take: Take): void => {
      const line = cliWords.takeState(take.id, take.state, take.service?.taskId ?? null)
      if (told.get(take.id) === line) return
      told.set(take.id, line)
      writing = writing.then(() => stderr(`${line}\n`))
    },
    end: async (): Promise<void> => {
      await writing
    },
  }
}

/** What is said of a take that did not end with a clip: why, and how it goes on. */
export async function tellUnfinished({ stderr }: CliContext, take: Take): Promise<void> {
  const open = take.service !== null && take.state !== 'ready' && take.state !== 'failed'
  if (open) await stderr(`${cliWords.goesOn(take.id)}\n`)
}

/** The errors of all but the first take; the first one's is the command's own. */
export async function tellOthers({ stderr }: CliContext, others: readonly Take[]): Promise<void> {
  for (const { error } of others) if (error) await stderr(errorLine(error))
}
