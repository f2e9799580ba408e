import { createStore } from 'zustand/vanilla'
import { DEFAULT_FPS, MAX_FPS, MIN_FPS } from '../../src-shared/limits.ts'
import { RESOLUTIONS } from '../../src-shared/motion/framing.ts'
import { z } from '../../src-shared/schema.ts'

const KEY = 'kinebrush.rendering'

const renderingSchema = z.object({
  size: z.enum(RESOLUTIONS).default('source'),
  fps: z.int().min(MIN_FPS).max(MAX_FPS).default(DEFAULT_FPS),
})
type Rendering = z.infer<typeof renderingSchema>

function kept(): Rendering {
  try {
    return renderingSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return renderingSchema.parse({})
  }
}

/** How this computer makes takes, as it was last set here. */
export const rendering = createStore<Rendering>(kept)

export function chooseRendering(patch: Partial<Rendering>): void {
  rendering.setState(patch)
  localStorage.setItem(KEY, JSON.stringify(rendering.getState()))
}
