import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { AppError } from '../../../src-shared/errors.ts'
import { FAKE_KEY, startFakeService } from '../../support/fakeService/server.ts'
import { testFolder } from '../support/commandLine.ts'
import { valueOf } from '../support/results.ts'
import { mayMount, smallDisk } from '../support/smallDisk.ts'
import { startProgram, type Going } from './support/program.ts'
import { IMAGE } from './support/requests.ts'

const PAGE = Buffer.alloc(4096)

/** A disk that a request and a clip find room on, until it is filled. */
function disk() {
  const folder = smallDisk(testFolder(), '400k')
  const stuff = join(folder, 'stuff')
  return {
    takes: join(folder, 'takes'),
    fill(): void {
      try {
        for (;;) writeFileSync(stuff, PAGE, { flag: 'a' })
      } catch {
        // It is full.
      }
    },
    free: () => rmSync(stuff, { force: true }),
  }
}

async function bench() {
  const service = await startFakeService()
  onTestFinished(() => service.close())
  const room = disk()
  const start = async (going: Partial<Going> = {}) => {
    const program = await startProgram({
      ...{ folder: room.takes, baseUrl: service.baseUrl, image: IMAGE },
      credentials: { kind: 'bearer', key: FAKE_KEY },
      onNotKept: () => undefined,
      ...going,
    })
    onTestFinished(() => program.takes.stop())
    return program
  }
  return { service, room, start }
}

describe.skipIf(!mayMount)('a disk without room (needs root to mount a small one)', () => {
  test('lets a take wait, says why, and lets it go on once there is room', async () => {
    const { service, room, start } = await bench()
    const troubles: (AppError | null)[] = []
    const program = await start({
      onKept: ({ state }) =>
        state === 'prepared' && service.requests.length === 0 ? room.fill() : undefined,
      onTrouble: (trouble) => troubles.push(trouble),
    })
    const [take] = valueOf(await program.click())
    const id = take?.id ?? ''
    expect(await program.takes.followed(id)).toMatchObject({ error: { code: 'file/disk-full' } })
    expect(troubles).toMatchObject([{ code: 'file/disk-full' }])
    expect(service.requests).toEqual([])
    // Nothing without a name is left in the way.
    expect(existsSync(join(room.takes, id, 'following.lock'))).toBe(false)
    room.free()
    program.takes.wake()
    await vi.waitFor(() => expect(program.store.get(id)?.state).toBe('ready'), { timeout: 20_000 })
    expect(service.tasks).toHaveLength(1)
  })

  test('loses no clip that was paid for: the next start fetches it', async () => {
    const { service, room, start } = await bench()
    const first = await start({
      onKept: ({ state }) => (state === 'accepted' ? room.fill() : undefined),
    })
    const { take } = valueOf(await first.send())
    expect([take.state, take.error?.code]).toEqual(['failed', 'file/disk-full'])
    await first.takes.stop()
    room.free()
    const second = await start()
    second.takes.goOn()
    await vi.waitFor(() => expect(second.store.get(take.id)?.state).toBe('ready'), { timeout: 20_000 })
    expect(service.tasks).toHaveLength(1)
    expect(readdirSync(join(room.takes, take.id))).toContain('clip.mp4')
  })
})
