import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, JSHandle, Page } from 'playwright/test'
import { newFolder } from '../e2e/support/app.ts'

/** A run of work on a page's main thread, with nothing else between its begin and its end. Milliseconds. */
export interface Task {
  readonly start: number
  /** By the clock, waiting for a processor included. */
  readonly wall: number
  /** At work. On a machine that others use too, only this tells what the page costs. */
  readonly work: number
  /** Types of the input events that it dispatched. */
  readonly events: readonly string[]
  /** When, counted from its start in time at work, a canvas was last written to; null: it was not. */
  readonly pixelsAfter: number | null
}

/** An event of Chromium's trace: times in microseconds, thread times beside them. */
interface TraceEvent {
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly name: string
  readonly ts: number
  readonly dur?: number
  readonly tts?: number
  readonly tdur?: number
  readonly args: { readonly name?: string; readonly data?: { readonly type?: string } }
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'cc', 'blink', '__metadata']

/** What a page's main thread does while something runs: style, layout and painting too, and not its scripts alone. */
export async function mainThreadTasks(
  app: ElectronApplication,
  page: Page,
  run: () => Promise<void>,
): Promise<Task[]> {
  const path = join(newFolder(), 'trace.json')
  const pid = await processOf(app, page)
  await app.evaluate(
    ({ contentTracing }, categories) => contentTracing.startRecording({ included_categories: categories }),
    CATEGORIES,
  )
  await run()
  await app.evaluate(({ contentTracing }, to) => contentTracing.stopRecording(to), path)
  const trace = JSON.parse(readFileSync(path, 'utf8')) as { readonly traceEvents: readonly TraceEvent[] }
  rmSync(path)
  return tasksOf(trace.traceEvents, pid)
}

/** The process that draws a page. */
async function processOf(app: ElectronApplication, page: Page): Promise<number> {
  const window = (await app.browserWindow(page)) as JSHandle<{ webContents: { getOSProcessId(): number } }>
  return window.evaluate(({ webContents }) => webContents.getOSProcessId())
}

function tasksOf(events: readonly TraceEvent[], pid: number): Task[] {
  const thread = events.find(
    (event) => event.pid === pid && event.name === 'thread_name' && event.args.name === 'CrRendererMain',
  )
  if (!thread) throw new Error('The trace knows no main thread of that page')
  const own = events
    .filter((event) => event.ph === 'X' && event.pid === pid && event.tid === thread.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  const tasks: Task[] = []
  let end = -Infinity
  own.forEach((task, i) => {
    if (!task.name.endsWith('RunTask') || task.ts < end) return
    end = task.ts + (task.dur ?? 0)
    let last = i + 1
    while (last < own.length && own[last]!.ts < end) last++
    tasks.push(taskOf(task, own.slice(i + 1, last)))
  })
  return tasks
}

function taskOf(task: TraceEvent, within: readonly TraceEvent[]): Task {
  const written = within.findLast(({ name }) => name.endsWith('WritePixels'))
  return {
    start: task.ts / 1000,
    wall: (task.dur ?? 0) / 1000,
    work: (task.tdur ?? 0) / 1000,
    events: within.flatMap(({ name, args }) => (name === 'EventDispatch' ? [args.data?.type ?? ''] : [])),
    pixelsAfter: written ? ((written.tts ?? 0) + (written.tdur ?? 0) - (task.tts ?? 0)) / 1000 : null,
  }
}
