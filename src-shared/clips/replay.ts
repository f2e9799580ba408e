import { CROSSFADE_SECONDS } from '../limits.ts'

/** The ways in which a clip that is there can be made to go on at its end. */
export const REPLAY_LOOPS = ['none', 'pingpong', 'crossfade'] as const
export type ReplayLoop = (typeof REPLAY_LOOPS)[number]

export const isReplayLoop = (loop: string): loop is ReplayLoop =>
  (REPLAY_LOOPS as readonly string[]).includes(loop)

/** One frame of a clip that is made of another: which of its frames is shown, and which one it fades into by a share. */
export interface ReplayedFrame {
  readonly frame: number
  readonly fade: { readonly frame: number; readonly share: number } | null
}

/**
 * What a clip made of another one shows, frame by frame, at its own frames a second. There and back it takes twice the
 * time, without showing either end twice. To fade over, the last second runs beside the first one: that much shorter it is.
 */
export function replayed(loop: ReplayLoop, seconds: number, fps: number): readonly ReplayedFrame[] {
  const count = Math.max(1, Math.round(seconds * fps))
  const plain = Array.from({ length: count }, (_, frame) => ({ frame, fade: null }))
  switch (loop) {
    case 'none':
      return plain
    case 'pingpong':
      return [...plain, ...plain.slice(1, -1).reverse()]
    case 'crossfade': {
      const fading = Math.min(Math.round(CROSSFADE_SECONDS * fps), Math.floor(count / 3))
      return plain.slice(fading).map(({ frame }) => {
        const into = frame - (count - fading)
        return { frame, fade: into < 0 ? null : { frame: into, share: (into + 1) / (fading + 1) } }
      })
    }
  }
}
