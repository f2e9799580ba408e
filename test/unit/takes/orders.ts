import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { fromBytes } from '../../../src-shared/labels/labelMap.ts'
import type { ClipFormat } from '../../../src-shared/motion/clipSpec.ts'
import { PLAIN_MOVEMENT } from '../../../src-shared/project/movement.ts'
import { newProject, type Project } from '../../../src-shared/project/project.ts'
import { toWire } from '../../../src-shared/project/wire.ts'
import type { Converter, Engine, RenderTask } from '../../../src-main/engines/engine.ts'
import { takeQueue, type Order, type TakeListener } from '../../../src-main/takes/takeQueue.ts'
import { markInterrupted, openTakeStore } from '../../../src-main/takes/takeStore.ts'
import { ok } from '../../../src-shared/result.ts'
import type { Take } from '../../../src-shared/take.ts'

const size = { width: 20, height: 10 }

/** A photo of 20 x 10 with a 4 x 4 area that goes to the right. */
export function movingProject(): Project {
  const bytes = new Uint8Array(200)
  for (let y = 2; y < 6; y++) bytes.fill(2, y * 20 + 2, y * 20 + 6)
  const project = newProject({ id: 'a'.repeat(64), name: 'photo.png', ...size })
  const anchors = [
    { x: 4, y: 4, kind: 'corner' as const },
    { x: 12, y: 4, kind: 'corner' as const },
  ]
  const path = { anchors, easing: 'linear' as const }
  const group = {
    id: 'g',
    label: 2,
    name: 'Box',
    visible: true,
    locked: false,
    sent: true,
    motion: 'slide' as const,
    movement: PLAIN_MOVEMENT,
    path,
  }
  return { ...project, labels: fromBytes(size, bytes), groups: [group] }
}

export const orderOf = (project = movingProject(), format: ClipFormat = 'mp4'): Order => ({
  name: 'Box goes right',
  project: toWire(project),
  spec: { format, ...size, fps: 10, durationSeconds: 1, loop: 'none' },
})

/** An empty folder that goes with the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-takes-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes the spec's format and the photo's name as the clip. `hold` keeps it from ending. */
export function writingEngine(
  hold?: (task: RenderTask) => Promise<void>,
): Engine & { readonly tasks: RenderTask[] } {
  const tasks: RenderTask[] = []
  return {
    id: 'local',
    tasks,
    async render(task) {
      tasks.push(task)
      task.onProgress(1, 10)
      await task.sink.write(4, new TextEncoder().encode(task.project.photo.name))
      await task.sink.write(0, new TextEncoder().encode(task.spec.format.padEnd(4)))
      await hold?.(task)
      if (task.signal.aborted) return { ok: false, error: { code: 'cancelled' } }
      return ok({ codec: task.spec.format === 'mp4' ? 'avc1' : 'vp9', width: 20, height: 10 })
    },
  }
}

/** A signal that was given before anybody listened counts too. */
const stopped = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

/** Renders until it is let go or stopped. */
export function gate() {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  const hold = ({ signal }: RenderTask): Promise<void> => Promise.race([opened, stopped(signal)])
  return { hold, open: () => open() }
}

/** A queue over a folder, and what it told. */
export async function openQueue(folder: string, engine: Engine & Partial<Converter>) {
  const changes: Take[] = []
  const exported: number[] = []
  const listener: TakeListener = {
    troubled: () => undefined,
    changed: (take) => void changes.push(take),
    progressed: () => undefined,
    exportProgressed: ({ done }) => void exported.push(done),
    notKept: () => undefined,
  }
  const store = await openTakeStore(folder)
  await markInterrupted(store)
  const convert = (): Promise<never> => Promise.reject(new Error('no clip was to be converted'))
  const queue = takeQueue({ store, engine: { convert, ...engine }, listener })
  const settled = async (id: string): Promise<Take> => {
    for (;;) {
      const [take] = await queue.list([id])
      if (take && take.state !== 'waiting' && take.state !== 'rendering') return take
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  return { queue, store, changes, exported, settled }
}
