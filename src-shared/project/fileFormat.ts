import { z } from '../schema.ts'
import type { AppError } from '../errors.ts'
import { decodeLabels } from '../labels/codec.ts'
import * as limits from '../limits.ts'
import { fail, ok, type Result } from '../result.ts'
import { takeIdSchema, type TakeId } from '../take.ts'
import type { Project } from './project.ts'
import { belongs, projectFieldsSchema, toWire, type WireProject } from './wire.ts'

/** The version that is written. Raise it with every change that an older Kinebrush would misread. */
export const FORMAT_VERSION = 2

/** The entries of a project archive, each with the most bytes that it may hold. `kinebrush.json` comes first. */
export const MANIFEST = 'kinebrush.json'
export const ENTRY_LIMITS = {
  [MANIFEST]: limits.MAX_MANIFEST_BYTES,
  'project.json': limits.MAX_FIELDS_BYTES,
  'labels.rle': limits.MAX_LABELS_BYTES,
  photo: limits.MAX_PHOTO_BYTES,
  tail: limits.MAX_PHOTO_BYTES,
} as const
export type EntryName = keyof typeof ENTRY_LIMITS

export const isEntryName = (name: string): name is EntryName => Object.hasOwn(ENTRY_LIMITS, name)

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

const manifestSchema = z.strictObject({
  format: z.literal('kinebrush'),
  version: z.int().min(1),
  name: z.string().max(255),
  takes: z.array(takeIdSchema).max(10_000),
  /** SHA-256 of each other entry, in hexadecimal. */
  entries: z.strictObject({
    'project.json': sha256Schema,
    'labels.rle': sha256Schema,
    photo: sha256Schema,
    tail: sha256Schema.optional(),
  }),
})
export type Manifest = z.infer<typeof manifestSchema>

const versionSchema = z.object({ format: z.literal('kinebrush'), version: z.int().min(1) })

export const unreadable = (detail: string): Result<never> => fail({ code: 'project/unreadable', detail })

/** What kinebrush.json says. A newer version is told from a damaged file before anything else is looked at. */
export function readManifest(text: string): Result<Manifest> {
  const json = parseJson(text)
  const version = versionSchema.safeParse(json)
  if (!version.success) return unreadable('it does not say which version it is')
  const found = version.data.version
  if (found > FORMAT_VERSION) return fail({ code: 'project/newer', found, known: FORMAT_VERSION })
  const manifest = manifestSchema.safeParse(json)
  return manifest.success ? ok(manifest.data) : unreadable(`its ${MANIFEST} is damaged`)
}

export function writeManifest(name: string, takes: readonly TakeId[], entries: Manifest['entries']): string {
  const manifest: Manifest = {
    format: 'kinebrush',
    version: FORMAT_VERSION,
    name,
    takes: [...takes],
    entries,
  }
  return JSON.stringify(manifest, null, 2)
}

/** What project.json holds: a project but for its labels. */
export function writeFields(project: Project): string {
  const { photo, frozen, groups, settings } = toWire(project)
  return JSON.stringify({ photo, frozen, groups, settings }, null, 2)
}

/** One step up: the fields of version n as those of version n + 1. */
type Migration = (fields: unknown) => unknown

/** Entry n - 1 takes the fields of version n one version up. */
const MIGRATIONS: readonly Migration[] = [
  // Version 2 has speed curves, what areas do besides following a path, loops and a camera; their defaults say nothing.
  (fields) => fields,
]

/** The project in an archive of that version. Labels of another size, or of no area, are refused. */
export function readProject(version: number, fieldsText: string, labelRuns: Uint8Array): Result<Project> {
  const json = parseJson(fieldsText)
  const migrated = MIGRATIONS.slice(version - 1).reduce((fields, migrate) => migrate(fields), json)
  const fields = projectFieldsSchema.safeParse(migrated)
  if (!fields.success) return unreadable(whereAndWhat(fields.error))
  // Dropping what is not known would lose it at the next save.
  if (!isWithin(migrated, fields.data)) return unreadable('it holds fields that are not known')
  return withLabels(fields.data, labelRuns)
}

function withLabels(fields: Omit<WireProject, 'labels'>, runs: Uint8Array): Result<Project> {
  const { photo, groups } = fields
  if (photo.width * photo.height > limits.MAX_PHOTO_PIXELS) return unreadable('its photo is too large')
  const labels = decodeLabels(photo, runs)
  if (!labels) return unreadable('its painted areas do not fit its photo')
  if (!belongs(labels, groups)) return unreadable('it has paint that belongs to no area')
  return ok({ ...fields, labels })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `groups.0.path.anchors.1.x: Invalid input` of the first of a schema's complaints. */
function whereAndWhat(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.join('.') || 'project.json'}: ${issue.message}` : 'project.json is damaged'
}

/** Whether a JSON value has no keys that another lacks, throughout. Fields that came later may be there in addition. */
function isWithin(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return true
  const others = new Map<string, unknown>(Object.entries(b))
  return Object.entries(a).every(([key, value]) => others.has(key) && isWithin(value, others.get(key)))
}

/** The name of a project from its file's. */
export const projectName = (fileName: string): string => fileName.replace(/\.kinebrush$/i, '')

export const tooLarge: AppError = { code: 'project/too-large', limitBytes: limits.MAX_PROJECT_BYTES }
