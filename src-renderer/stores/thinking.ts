import { createStore } from 'zustand/vanilla'
import type { Miss } from '../tools/tool.ts'

/** What is known of a gesture whose edit takes a while: it is being worked on, or it came to nothing. */
export const thinking = createStore<{ readonly busy: boolean; readonly miss: Miss | null }>(() => ({
  busy: false,
  miss: null,
}))
