import type { Going, Scene } from '../../src-shared/motion/scene.ts'
import type { PlatePart, Share } from '../../src-shared/motion/texturedPlate.ts'
import type { BendLimit } from '../../src-shared/motion/bend/limit.ts'
import type { Moment } from '../../src-shared/motion/timing.ts'

/** What the page says to frameWorker.ts. One scene comes first; frames are made in the order they are asked for. */
export type ToFrameWorker =
  | { readonly kind: 'scene'; readonly scene: Scene }
  /** The same scene goes otherwise: frames asked for from now on show it. Not answered. */
  | { readonly kind: 'going'; readonly going: Going }
  /** Texture for the plate, once there is some: frames asked for from now on show it. */
  | { readonly kind: 'texture'; readonly parts: readonly PlatePart[] }
  | {
      readonly kind: 'frame'
      readonly moment: Moment
      /** Memory of an earlier frame to be used again; null has the worker take new memory. */
      readonly memory: ArrayBuffer | null
    }

/** What the page says to plateWorker.ts: fill this share of a scene's holes. */
export interface ToPlateWorker {
  readonly scene: Scene
  readonly share: Share
}

/** What plateWorker.ts answers with. */
export type FromPlateWorker =
  /** The share that is done, 0 to 1. */
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'texture'; readonly parts: readonly PlatePart[] }
  | { readonly kind: 'failed'; readonly detail: string }

/** What it says back: `planned` once, then each frame's RGBA bytes, row by row, handed over with their memory. */
export type FromFrameWorker =
  | { readonly kind: 'planned'; readonly bendLimits: readonly BendLimit[] }
  | { readonly kind: 'frame'; readonly pixels: ArrayBuffer; readonly renderMilliseconds: number }
  | { readonly kind: 'failed'; readonly detail: string }
