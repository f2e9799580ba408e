import { createStore } from 'zustand/vanilla'
import type { ImagePoint } from '../../src-shared/geometry/point.ts'

/** The photo's place under the pointer. A store of its own: it changes with every move, and few want to know. */
export const pointer = createStore<{ readonly place: ImagePoint | null }>(() => ({ place: null }))
