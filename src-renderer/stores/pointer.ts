import { createStore } from 'zustand/vanilla'
import type { ImagePoint } from '../../src-shared/geometry/point.ts'

interface Pointer {
  readonly place: ImagePoint | null
  /** Whether the arrow keys brought it there. Whoever moved it last, keys or pointer, has it. */
  readonly byKeys: boolean
}

/** The photo's place under the pointer. A store of its own: it changes with every move, and few want to know. */
export const pointer = createStore<Pointer>(() => ({ place: null, byKeys: false }))
