/** How long a task takes: counted in queries, for tests that are to be exact, or in milliseconds, for people. */
export type Pace = { readonly queries: number } | { readonly ms: number }

export interface Task {
  readonly id: string
  readonly externalId: string | null
  readonly createdAt: number
  /** What it will fail with; null: it will succeed. */
  readonly failure: string | null
  /** What is really wrong with its pictures, where something is. */
  readonly detail: string | null
}

interface Kept {
  readonly task: Task
  queries: number
  /** Addresses of the clip that were given out before the newest generation are expired. */
  generation: number
  gone: boolean
}

export interface Tasks {
  readonly all: readonly Task[]
  create(entry: Pick<Task, 'externalId' | 'failure' | 'detail'>): Task
  /** By either of its ids; null for one that never was or has vanished. */
  find(id: string): Task | null
  /** Counts a query and says what the task is by now. */
  query(task: Task): TaskState
  /** Those that hold a place of the account's: neither done nor failed. */
  running(): number
  /** The account forgets the task. */
  vanish(id: string): void
  /** All addresses of its clip that are known so far stop working. */
  expire(id: string): void
  generation(id: string): number
}

export type TaskState = 'submitted' | 'processing' | 'succeed' | 'failed'

/** The first id: past 2^53, so that a reader who makes numbers of ids is found out. */
const FIRST_ID = 2032273942220931072n

/** The share of a task's time that it only waits. */
const WAITING_SHARE = 0.2

export function taskBook(pace: Pace, now: () => number = Date.now): Tasks {
  const kept: Kept[] = []
  const of = (id: string): Kept | undefined => kept.find(({ task }) => task.id === id)
  const stateOf = ({ task, queries }: Kept): TaskState => {
    const share = 'ms' in pace ? (now() - task.createdAt) / pace.ms : (queries - 1) / pace.queries
    if (share >= 1 || Number.isNaN(share)) return task.failure === null ? 'succeed' : 'failed'
    return share < WAITING_SHARE ? 'submitted' : 'processing'
  }
  return {
    get all() {
      return kept.map(({ task }) => task)
    },
    create(entry) {
      const task = { id: String(FIRST_ID + BigInt(kept.length) * 7n), createdAt: now(), ...entry }
      kept.push({ task, queries: 0, generation: 1, gone: false })
      return task
    },
    find: (id) =>
      kept.find(({ task, gone }) => !gone && (task.id === id || task.externalId === id))?.task ?? null,
    query(task) {
      const entry = of(task.id)
      if (!entry) return 'failed'
      entry.queries++
      return stateOf(entry)
    },
    running: () =>
      kept.filter((entry) => !entry.gone && ['submitted', 'processing'].includes(stateOf(entry))).length,
    vanish(id) {
      const entry = of(id)
      if (entry) entry.gone = true
    },
    expire(id) {
      const entry = of(id)
      if (entry) entry.generation++
    },
    generation: (id) => of(id)?.generation ?? 0,
  }
}
