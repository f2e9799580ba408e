import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, stat, unlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '../../../src-shared/schema.ts'
import { writeError } from '../../projects/fileErrors.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'

/** One process at a time is at work on a take: two would send it twice. */
export interface Claim {
  release(): Promise<void>
}

const holderSchema = z.object({ process: z.int().positive(), token: z.string() })
type Holder = z.infer<typeof holderSchema>

/** A sign of life is given so often, ms, and one that is older than the other is none: its process number is another's. */
const BEAT_MS = 10_000
const STALE_MS = 10 * 60_000

const isAlive = (processId: number): boolean => {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    // It is there, but another person's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const holderOf = async (path: string): Promise<Holder | null> => {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

/** Claims a take's folder, or tells that another process has it. What a dead one left is taken over. */
export async function claimTake(folder: string): Promise<Result<Claim>> {
  const path = join(folder, 'following.lock')
  const token = randomUUID()
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (await create(path, { process: process.pid, token })) return ok(held(path, token))
      if (!(await isStale(path))) return fail({ code: 'take/followed-elsewhere' })
      await takeAway(path)
    }
    return fail({ code: 'take/followed-elsewhere' })
  } catch (error) {
    return fail(writeError(error, path))
  }
}

async function create(path: string, holder: Holder): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    try {
      await file.writeFile(JSON.stringify(holder))
    } catch (error) {
      // One without a name in it would stand in the way of everybody, once there is room again.
      await unlink(path).catch(() => undefined)
      throw error
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function isStale(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (!found) return true
  const silent = Date.now() - found.mtimeMs > STALE_MS
  const holder = await holderOf(path)
  // It may be just about to write who it is.
  return holder ? !isAlive(holder.process) || silent : silent
}

/** Removes a stale claim and no other: one that came to stand there meanwhile is put back. */
async function takeAway(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  )
  if (!moved) return
  if (!(await isStale(aside))) await link(aside, path).catch(() => undefined)
  await unlink(aside).catch(() => undefined)
}

function held(path: string, token: string): Claim {
  const beat = setInterval(() => {
    const now = new Date()
    void utimes(path, now, now).catch(() => undefined)
  }, BEAT_MS)
  beat.unref()
  return {
    async release() {
      clearInterval(beat)
      if ((await holderOf(path))?.token === token) await unlink(path).catch(() => undefined)
    },
  }
}
