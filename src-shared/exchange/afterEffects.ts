import { fittedEasing } from '../geometry/fitEasing.ts'
import type { MotionPath } from '../geometry/path.ts'
import type { ImagePoint, Size } from '../geometry/point.ts'
import { ok, type Result } from '../result.ts'
import { corners, damaged, type FoundPath, type FoundPaths } from './found.ts'
import { rounded, timedPoints } from './timed.ts'

/** The first line of what After Effects puts into the clipboard for keyframes, in this version and all later ones. */
const HEAD = 'Adobe After Effects 8.0 Keyframe Data'
const END = 'End of Keyframe Data'
/** After Effects counts from the picture's corner, Kinebrush from the centre of the first pixel. */
const CORNER = 0.5

export interface KeyframeSpec {
  readonly fps: number
  readonly seconds: number
  readonly size: Size
}

/** Keyframes of Position, one for each frame of the clip: pasted on a layer, it goes where the area goes. */
export function printKeyframes(path: MotionPath, { fps, seconds, size }: KeyframeSpec): string {
  const frames = Math.max(1, Math.round(fps * seconds))
  const rows = timedPoints(path, frames + 1).map(
    ({ x, y }, frame) => `\t${frame}\t${rounded(x + CORNER)}\t${rounded(y + CORNER)}\t0\t`,
  )
  return [
    HEAD,
    '',
    `\tUnits Per Second\t${fps}`,
    `\tSource Width\t${size.width}`,
    `\tSource Height\t${size.height}`,
    '\tSource Pixel Aspect Ratio\t1',
    '\tComp Pixel Aspect Ratio\t1',
    '',
    'Transform\tPosition',
    '\tFrame\tX pixels\tY pixels\tZ pixels\t',
    ...rows,
    '',
    '',
    END,
    '',
  ].join('\r\n')
}

export const isKeyframes = (text: string): boolean => /^Adobe After Effects [\d.]+ Keyframe Data/.test(text)

interface Keyframes {
  readonly frames: number[]
  readonly points: ImagePoint[]
}

/** Positions of layers, or points of effects; each is a path. Their frames give the speed. */
export function readKeyframes(text: string): Result<FoundPaths> {
  const lines = text.split(/\r\n|\r|\n/)
  const found: Keyframes[] = []
  let open: Keyframes | null = null
  for (const [i, line] of lines.entries()) {
    if (isPositionHead(lines, i)) found.push((open = { frames: [], points: [] }))
    else if (open && /^\s*$|^\S/.test(line)) open = null
    else if (open && !/\t\s*\D*pixels/.test(line)) {
      const [frame = NaN, x = NaN, y = NaN] = line.trim().split('\t').map(numberOf)
      if (Number.isNaN(frame + x + y)) return damaged('after-effects', i + 1, line)
      open.frames.push(frame)
      open.points.push({ x: x - CORNER, y: y - CORNER })
    }
  }
  const paths = found.filter(({ points }) => points.length > 0).map(pathOf)
  if (paths.length === 0) return damaged('after-effects', 0, '')
  const [width, height] = [valueOf(text, 'Source Width'), valueOf(text, 'Source Height')]
  return ok({ format: 'after-effects', paths, size: width > 0 && height > 0 ? { width, height } : null })
}

const pathOf = ({ frames, points }: Keyframes): FoundPath => ({
  anchors: corners(points),
  easing: fittedEasing(points, frames),
})

/** Whether columns of pixels follow below this line that are places: anchor points are counted from the layer. */
function isPositionHead(lines: readonly string[], i: number): boolean {
  const columns = lines[i + 1] ?? ''
  return (
    /^\S/.test(lines[i] ?? '') && !/anchor/i.test(lines[i] ?? '') && columns.includes('X pixels\tY pixels')
  )
}

const numberOf = (cell: string): number => (cell.trim() === '' ? NaN : Number(cell))

const valueOf = (text: string, name: string): number =>
  Number(new RegExp(`^\\s*${name}\\s+(\\d+)\\s*$`, 'm').exec(text)?.[1] ?? 0)
