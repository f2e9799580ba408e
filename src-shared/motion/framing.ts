import { clamp, sameAspect, type Size } from '../geometry/point.ts'
import { MAX_CLIP_SIDE } from '../limits.ts'
import type { Fit } from './clipSpec.ts'
import type { Box } from './surroundings.ts'

/** The shapes that a clip can be given: the photo's, or a ratio of width to height. */
export const FRAME_SHAPES = ['photo', '16:9', '9:16', '4:5', '1:1'] as const
export type FrameShape = (typeof FRAME_SHAPES)[number]

const RATIOS: Readonly<Record<Exclude<FrameShape, 'photo'>, number>> = {
  '16:9': 16 / 9,
  '9:16': 9 / 16,
  '4:5': 4 / 5,
  '1:1': 1,
}

/** Sizes by their usual names: pixels of the shorter side. `source` leaves the photo's own pixels. */
export const RESOLUTIONS = ['source', '720p', '1080p', '2160p'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** How a photo comes to lie in a clip of another shape. */
export interface Framing {
  /** The size that the whole photo is rendered at; no more pixels than the clip needs of it. */
  readonly scene: Size
  /** The part of the scene that is seen, pixels of the scene. */
  readonly cut: Box
  /** Where that part's corner comes to lie, pixels of the clip. */
  readonly left: number
  readonly top: number
}

/** Whether the photo leaves room in the clip, which bars fill. */
export const hasBars = ({ cut }: Framing, clip: Size): boolean =>
  cut.width < clip.width || cut.height < clip.height

/** Whether the scene is the clip's picture as it is. */
export const isWhole = ({ scene, cut }: Framing, clip: Size): boolean =>
  [scene, cut].every(({ width, height }) => width === clip.width && height === clip.height)

/** The size of a clip of a shape. A photo that is cut keeps its own pixels at `source`, and so does one with bars. */
export function framedSize(photo: Size, shape: FrameShape, resolution: Resolution, by: Fit): Size {
  if (shape === 'photo' && resolution === 'source') return photo
  const ratio = shape === 'photo' ? photo.width / photo.height : RATIOS[shape]
  if (resolution === 'source') {
    const isWider = photo.width / photo.height > ratio
    const byHeight = isWider === (by === 'crop')
    return byHeight ? evenly(photo.height * ratio, photo.height) : evenly(photo.width, photo.width / ratio)
  }
  const short = Number.parseInt(resolution, 10)
  return ratio >= 1 ? evenly(short * ratio, short) : evenly(short, short / ratio)
}

/** Whole even sides: clips of most formats have no others. */
const evenly = (width: number, height: number): Size => ({ width: even(width), height: even(height) })
const even = (side: number): number => clamp(2 * Math.round(side / 2), 2, MAX_CLIP_SIDE)

/** How a photo comes to lie in a clip: cut to its shape, or whole with bars beside it. */
export function framingOf(photo: Size, clip: Size, by: Fit): Framing {
  const { width, height } = clip
  const whole = { scene: { width, height }, cut: { left: 0, top: 0, width, height }, left: 0, top: 0 }
  if (sameAspect(photo, clip)) return whole
  const across = width / photo.width
  const down = height / photo.height
  if (by === 'crop') {
    const scale = Math.max(across, down)
    const scene = {
      width: Math.max(width, Math.round(photo.width * scale)),
      height: Math.max(height, Math.round(photo.height * scale)),
    }
    const cut = { left: (scene.width - width) >> 1, top: (scene.height - height) >> 1, width, height }
    return { scene, cut, left: 0, top: 0 }
  }
  const scale = Math.min(across, down)
  const scene = {
    width: clamp(Math.round(photo.width * scale), 1, width),
    height: clamp(Math.round(photo.height * scale), 1, height),
  }
  return {
    scene,
    cut: { left: 0, top: 0, ...scene },
    left: (width - scene.width) >> 1,
    top: (height - scene.height) >> 1,
  }
}

/** Lays what is seen of a scene into the clip's picture; what is there beside it stays. RGBA, row by row. */
export function layFrame(
  out: Uint8ClampedArray,
  clip: Size,
  pixels: Uint8ClampedArray,
  { scene, cut, left, top }: Framing,
): void {
  for (let y = 0; y < cut.height; y++) {
    const from = ((cut.top + y) * scene.width + cut.left) * 4
    out.set(pixels.subarray(from, from + cut.width * 4), ((top + y) * clip.width + left) * 4)
  }
}
