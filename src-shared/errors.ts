import { z } from './schema.ts'
import { sizeSchema } from './geometry/point.ts'

const plain = <C extends string>(code: C) => z.object({ code: z.literal(code) })
const about = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), ...shape })

/**
 * Every expected failure of the product. Words and next steps for each code are in locales/,
 * the command line's exit codes in src-main/cli/exitCodes.ts.
 */
export const appErrorSchema = z.discriminatedUnion('code', [
  about('unexpected', { detail: z.string() }),
  plain('cancelled'),
  about('photo/too-large', { bytes: z.number(), limit: z.number() }),
  about('photo/too-many-pixels', { limitMegapixels: z.number() }),
  about('photo/unsupported', { found: z.string() }),
  about('photo/damaged', { detail: z.string() }),
  plain('photo/empty'),
  plain('photo/missing'),
  about('mask/aspect', { mask: sizeSchema, photo: sizeSchema }),
  about('mask/size', { mask: sizeSchema, photo: sizeSchema }),
  plain('mask/empty'),
  about('mask/too-many', { limit: z.number() }),
  about('project/unreadable', { detail: z.string() }),
  about('project/newer', { found: z.number(), known: z.number() }),
  about('project/too-large', { limitBytes: z.number() }),
  about('file/not-found', { name: z.string() }),
  about('file/not-a-file', { name: z.string() }),
  about('file/no-folder', { name: z.string() }),
  about('file/is-a-folder', { name: z.string() }),
  about('file/unreadable', { name: z.string(), detail: z.string() }),
  about('file/unwritable', { name: z.string(), detail: z.string() }),
  about('file/disk-full', { name: z.string() }),
  about('file/other-kind', { name: z.string(), expected: z.string() }),
  about('project/has-errors', { count: z.number() }),
  about('engine/unknown', { engine: z.string() }),
  about('engine/cannot-send-yet', { engine: z.string() }),
  about('render/failed', { detail: z.string() }),
  about('render/codec', { format: z.string(), size: sizeSchema }),
  about('render/format', { ending: z.string() }),
  plain('render/busy'),
  plain('take/missing'),
  plain('take/not-finished'),
  plain('take/interrupted'),
  plain('take/clip-missing'),
  about('clip/unreadable', { detail: z.string() }),
  about('send/mask-size', { mask: sizeSchema, image: sizeSchema, which: z.string() }),
  about('send/mask-empty', { which: z.string() }),
  about('send/mask-levels', { which: z.string(), level: z.number() }),
  about('send/image-size', { image: sizeSchema, photo: sizeSchema }),
  about('send/image-unreadable', { detail: z.string() }),
  about('send/too-large', { bytes: z.number(), limit: z.number() }),
  about('usage/arguments', { detail: z.string() }),
])

export type AppError = z.infer<typeof appErrorSchema>
export type ErrorCode = AppError['code']
