import { z } from '../schema.ts'
import type { MotionPath } from '../geometry/path.ts'
import type { ImagePoint } from '../geometry/point.ts'
import { fittedEasing } from '../geometry/fitEasing.ts'
import { ok, type Result } from '../result.ts'
import { corners, damaged, type FoundPaths } from './found.ts'
import { rounded, timedPoints } from './timed.ts'

const pointsSchema = z.array(z.object({ x: z.number(), y: z.number() })).min(1)
const tracksSchema = z.array(pointsSchema).min(1)

/** Tracks as ComfyUI's nodes take them, `[[{x,y},…],…]`: so many points for each path, evenly spaced in time. */
export const printTracks = (paths: readonly MotionPath[], count: number): string =>
  `${JSON.stringify(
    paths.map((path) => timedPoints(path, count).map(({ x, y }) => ({ x: rounded(x), y: rounded(y) }))),
  )}\n`

/** One track `[{x,y},…]` or several. Their points follow each other evenly in time, which gives the speed. */
export function readTracks(value: readonly unknown[]): Result<FoundPaths> {
  const single = pointsSchema.safeParse(value)
  const tracks = single.success
    ? { success: true as const, data: [single.data] }
    : tracksSchema.safeParse(value)
  if (!tracks.success) {
    const issue = tracks.error.issues[0]
    return damaged('tracks', 0, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
  }
  const paths = tracks.data.map((points) => ({
    anchors: corners(points),
    easing: fittedEasing(points, evenTimes(points)),
  }))
  return ok({ format: 'tracks', paths, size: null })
}

const evenTimes = (points: readonly ImagePoint[]): number[] => points.map((_, i) => i)
