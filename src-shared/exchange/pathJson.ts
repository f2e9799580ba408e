import { z } from '../schema.ts'
import { EASINGS, isNamed } from '../geometry/easing.ts'
import type { MotionPath } from '../geometry/path.ts'
import { sizeSchema, type Size } from '../geometry/point.ts'
import { fail, ok, type Result } from '../result.ts'
import { damaged, type FoundPaths } from './found.ts'

const FORMAT = 'kinebrush-paths'
const VERSION = 1

const share = z.number().min(0).max(1)

/**
 * Kinebrush's own format; see docs/paths.md. Points are photo pixels, (0, 0) the centre of the top-left one, y down.
 * `easing` is a name or the four numbers of a curve as in CSS `cubic-bezier`.
 */
const textSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int().min(1),
  photo: sizeSchema.optional(),
  paths: z
    .array(
      z.object({
        name: z.string().optional(),
        easing: z.union([z.enum(EASINGS), z.tuple([share, share, share, share])]).default('linear'),
        points: z.array(
          z.object({ x: z.number(), y: z.number(), kind: z.enum(['smooth', 'corner']).default('corner') }),
        ),
      }),
    )
    .min(1),
})

/** A path with the name of its area. */
export interface NamedPath {
  readonly name: string
  readonly path: MotionPath
}

/** The paths as they are: printed and read again they are the same to the last bit. */
export function printJson(paths: readonly NamedPath[], { width, height }: Size): string {
  const written = paths.map(({ name, path: { easing, anchors } }) => ({
    name,
    easing: isNamed(easing) ? easing : [easing.x1, easing.y1, easing.x2, easing.y2],
    points: anchors.map(({ x, y, kind }) => ({ x, y, kind })),
  }))
  const head = { format: FORMAT, version: VERSION, photo: { width, height } }
  // A point a line: readable, and a tenth of what one number a line would take.
  const text = JSON.stringify({ ...head, paths: written }, null, 1)
  return `${text.replace(/\{\s+"x": (\S+),\s+"y": (\S+),\s+"kind": ("\w+")\s+\}/g, '{ "x": $1, "y": $2, "kind": $3 }')}\n`
}

const isOwn = (value: unknown): value is { version?: unknown } =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === FORMAT

/** Null: this is not Kinebrush's own format. */
export function readJson(value: unknown): Result<FoundPaths> | null {
  if (!isOwn(value)) return null
  if (typeof value.version === 'number' && value.version > VERSION) return fail({ code: 'path/newer' })
  const read = textSchema.safeParse(value)
  if (!read.success) {
    const issue = read.error.issues[0]
    return damaged('json', 0, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
  }
  const { paths, photo } = read.data
  return ok({
    format: 'json',
    size: photo ?? null,
    paths: paths.map(({ points, easing }) => ({
      anchors: points,
      easing: typeof easing === 'string' ? easing : curve(easing),
    })),
  })
}

const curve = ([x1, y1, x2, y2]: readonly [number, number, number, number]) => ({ x1, y1, x2, y2 })
