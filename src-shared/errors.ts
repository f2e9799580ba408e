import { z } from './schema.ts'
import { PATH_FORMATS } from './exchange/formats.ts'
import { sizeSchema } from './geometry/point.ts'
import { ADDRESS_REASONS } from './service/baseUrl.ts'
import { FOREIGN } from './service/replies.ts'

const plain = <C extends string>(code: C) => z.object({ code: z.literal(code) })
const about = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), ...shape })

/** A service by its name for people, its own words (never ours), and its name for the answer; '' where it has none. */
const said = { service: z.string(), said: z.string(), requestId: z.string() }
const host = { host: z.string() }

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
  about('photo/address', { address: z.string(), reason: z.enum(ADDRESS_REASONS) }),
  about('photo/not-fetched', { ...host, detail: z.string() }),
  plain('photo/empty'),
  plain('photo/missing'),
  about('mask/aspect', { mask: sizeSchema, photo: sizeSchema }),
  about('mask/size', { mask: sizeSchema, photo: sizeSchema }),
  plain('mask/empty'),
  about('mask/too-many', { limit: z.number() }),
  plain('path/empty'),
  plain('path/unknown-format'),
  plain('path/newer'),
  about('path/damaged', { format: z.enum(PATH_FORMATS), line: z.number(), text: z.string() }),
  about('path/point-count', { found: z.number(), least: z.number(), most: z.number() }),
  about('path/too-far', { x: z.number(), y: z.number() }),
  about('path/too-large', { limitBytes: z.number() }),
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
  about('render/failed', { detail: z.string() }),
  about('render/codec', { format: z.string(), size: sizeSchema }),
  about('render/format', { ending: z.string() }),
  about('render/still', { ending: z.string() }),
  about('render/loop', { loop: z.string() }),
  about('render/service-format', { ending: z.string() }),
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
  about('service/address', { address: z.string(), reason: z.enum(ADDRESS_REASONS) }),
  about('service/no-model-list', { service: z.string() }),
  about('service/key-missing', { service: z.string() }),
  about('service/key-unusable', { service: z.string() }),
  about('service/auth', said),
  about('service/account', said),
  about('service/no-right', said),
  about('service/refused', said),
  about('service/no-model', said),
  about('service/no-task', said),
  about('service/policy', said),
  about('service/busy', said),
  about('service/ip-not-allowed', said),
  about('service/down', said),
  about('service/task-failed', said),
  about('service/not-its-answer', { service: z.string(), found: z.enum(FOREIGN), http: z.number() }),
  about('service/clip-address', {
    service: z.string(),
    address: z.string(),
    reason: z.enum(ADDRESS_REASONS),
  }),
  about('service/clip-unusable', { service: z.string(), detail: z.string() }),
  about('service/clip-missing', { service: z.string() }),
  about('service/too-slow', { service: z.string(), minutes: z.number() }),
  about('network/no-such-host', host),
  about('network/refused', host),
  about('network/tls', { ...host, detail: z.string() }),
  about('network/timeout', { ...host, seconds: z.number() }),
  about('network/lost', host),
  about('network/proxy', { ...host, proxy: z.string(), detail: z.string() }),
  about('take/outcome-unknown', { service: z.string(), externalId: z.string() }),
  about('take/not-accepted', { service: z.string() }),
  about('take/not-sent', { service: z.string() }),
  about('take/goes-on', { service: z.string() }),
  plain('take/no-request'),
  about('take/external-id', { externalId: z.string() }),
  about('take/ambiguous', { given: z.string() }),
  plain('take/followed-elsewhere'),
  plain('take/of-this-computer'),
  plain('take/at-work'),
  plain('take/no-settings'),
  plain('take/thumbnail'),
  about('usage/arguments', { detail: z.string() }),
])

export type AppError = z.infer<typeof appErrorSchema>
export type ErrorCode = AppError['code']
