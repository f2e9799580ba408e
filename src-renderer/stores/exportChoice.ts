import { createStore } from 'zustand/vanilla'
import { exportChoiceSchema, type ExportChoice } from '../../src-shared/clips/exportChoice.ts'
import { z } from '../../src-shared/schema.ts'
import { CLIP_FORMATS, type ClipFormat } from '../../src-shared/motion/clipSpec.ts'

const KEY = 'kinebrush.export'
const SPEEDS_KEY = 'kinebrush.speeds'

function kept<T>(key: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(key) ?? '{}'))
  } catch {
    return schema.parse({})
  }
}

/** How clips were last exported on this computer. */
export const exportChoice = createStore<ExportChoice>(() => kept(KEY, exportChoiceSchema))

export function chooseExport(patch: Partial<ExportChoice>): void {
  exportChoice.setState(patch)
  localStorage.setItem(KEY, JSON.stringify(exportChoice.getState()))
}

/** Pixels a second that this computer last wrote of each format. */
const speedsSchema = z.partialRecord(z.enum(CLIP_FORMATS), z.number().positive())
type Speeds = z.infer<typeof speedsSchema>

export const speeds = createStore<Speeds>(() => kept(SPEEDS_KEY, speedsSchema))

/** Shorter than this nothing is learned of how fast it goes, milliseconds. */
const LEAST_MS = 400
const begun = new Map<string, { readonly at: number; readonly done: number }>()

/** Learns from a clip in the making how fast such clips are made. */
export function learnSpeed(id: string, format: ClipFormat, pixelsPerFrame: number, done: number): void {
  const at = performance.now()
  const first = begun.get(id)
  // One that counts backwards is another one.
  if (!first || done < first.done) {
    begun.set(id, { at, done })
    return
  }
  if (at - first.at < LEAST_MS || done === first.done) return
  speeds.setState({ [format]: ((done - first.done) * pixelsPerFrame * 1000) / (at - first.at) })
  localStorage.setItem(SPEEDS_KEY, JSON.stringify(speeds.getState()))
}
