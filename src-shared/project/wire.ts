import { z } from '../schema.ts'
import { colourSchema } from '../colour.ts'
import { EASINGS } from '../geometry/easing.ts'
import { decodeLabels, encodeLabels } from '../labels/codec.ts'
import type { Label, LabelMap } from '../labels/labelMap.ts'
import { extents } from '../labels/measure.ts'
import * as limits from '../limits.ts'
import { LOOPS } from '../motion/clipSpec.ts'
import { AREA_MOTIONS, PLAIN_MOVEMENT } from './movement.ts'
import { MODES, type Project } from './project.ts'

const coordinate = z.number().min(-limits.MAX_COORDINATE).max(limits.MAX_COORDINATE)
const name = z.string().max(limits.MAX_NAME_LENGTH)
const prompt = z.string().max(limits.MAX_PROMPT_LENGTH)
const id = z.string().regex(/^[\w-]{1,64}$/)

export const photoIdSchema = z.string().regex(/^[0-9a-f]{64}$/)

export const photoSchema = z.object({
  id: photoIdSchema,
  name: z.string().max(255),
  width: z.int().min(1).max(limits.MAX_PHOTO_PIXELS),
  height: z.int().min(1).max(limits.MAX_PHOTO_PIXELS),
  background: colourSchema.optional(),
})

const anchorSchema = z.object({ x: coordinate, y: coordinate, kind: z.enum(['smooth', 'corner']) })

const share = z.number().min(0).max(1)
const easingSchema = z.union([z.enum(EASINGS), z.object({ x1: share, y1: share, x2: share, y2: share })])

export const motionPathSchema = z.object({
  anchors: z.array(anchorSchema).min(limits.MIN_PATH_POINTS).max(limits.MAX_PATH_POINTS),
  easing: easingSchema,
})

const swaySchema = z.object({
  amplitudePx: z.number().min(0).max(limits.MAX_SWAY_PX),
  periodSeconds: z.number().min(limits.MIN_SWAY_SECONDS).max(limits.MAX_CLIP_SECONDS),
  angleDegrees: z.number().min(-360).max(360),
})

export const movementSchema = z
  .object({
    start: share,
    end: share,
    scale: z.number().min(limits.MIN_AREA_SCALE).max(limits.MAX_AREA_SCALE),
    turn: z.union([z.number().min(-limits.MAX_TURN_DEGREES).max(limits.MAX_TURN_DEGREES), z.literal('path')]),
    sway: swaySchema.nullable(),
    inFront: z.boolean(),
  })
  .refine(({ start, end }) => start < end, 'an area starts before it ends')

export const cameraSchema = z.object({
  zoom: z.number().min(1).max(limits.MAX_CAMERA_ZOOM),
  panX: z.number().min(-limits.MAX_CAMERA_PAN).max(limits.MAX_CAMERA_PAN),
  panY: z.number().min(-limits.MAX_CAMERA_PAN).max(limits.MAX_CAMERA_PAN),
  tiltDegrees: z.number().min(-limits.MAX_CAMERA_TILT_DEGREES).max(limits.MAX_CAMERA_TILT_DEGREES),
  easing: easingSchema,
})

const groupSchema = z.object({
  id,
  label: z
    .int()
    .min(limits.FIRST_GROUP_LABEL)
    .max(limits.FIRST_GROUP_LABEL + limits.MAX_GROUPS - 1),
  name,
  visible: z.boolean(),
  locked: z.boolean(),
  sent: z.boolean(),
  path: motionPathSchema.nullable(),
  // Areas of before slide.
  motion: z.enum(AREA_MOTIONS).default('slide'),
  movement: movementSchema.default(PLAIN_MOVEMENT),
})

const settingsSchema = z.object({
  mode: z.enum(MODES),
  prompt,
  negativePrompt: prompt,
  model: z.string().max(limits.MAX_MODEL_LENGTH),
  quality: z.enum(['std', 'pro']),
  durationSeconds: z.union([z.literal(5), z.literal(10)]),
  cfgScale: z.number().min(0).max(1).nullable(),
  tail: photoSchema.nullable(),
  callbackUrl: z.string().max(limits.MAX_ADDRESS_LENGTH).nullable(),
  // Projects of before have no such field.
  fit: z.boolean().default(false),
  // Neither this one: they go on being cut out as they were painted, so their clips stay as they are.
  refineEdges: z.boolean().default(false),
  loop: z.enum(LOOPS).default('none'),
  camera: cameraSchema.nullable().default(null),
})

/** A project but for its label map: what project.json of a project file holds, and half of what crosses the bridge. */
export const projectFieldsSchema = z.object({
  photo: photoSchema,
  frozen: z.object({ visible: z.boolean(), locked: z.boolean() }),
  groups: z
    .array(groupSchema)
    .max(limits.MAX_GROUPS)
    .refine((groups) => new Set(groups.map((g) => g.label)).size === groups.length, 'two areas share a label')
    .refine((groups) => new Set(groups.map((g) => g.id)).size === groups.length, 'two areas share an id'),
  settings: settingsSchema,
})

/** A project as it crosses the bridge: its fields, and the label map as codec.ts writes it. */
export const wireProjectSchema = projectFieldsSchema.extend({ labels: z.instanceof(Uint8Array) })
export type WireProject = z.infer<typeof wireProjectSchema>

export const toWire = ({ photo, frozen, groups, settings, labels }: Project): WireProject => ({
  photo,
  frozen,
  groups: groups.map((group) => ({
    ...group,
    path: group.path && { ...group.path, anchors: [...group.path.anchors] },
  })),
  settings,
  labels: encodeLabels(labels),
})

/** The project, or null where the labels are not those of a photo of that size or belong to no area. */
export function fromWire(wire: WireProject): Project | null {
  const { width, height } = wire.photo
  if (width * height > limits.MAX_PHOTO_PIXELS) return null
  const labels = decodeLabels(wire.photo, wire.labels)
  return labels && belongs(labels, wire.groups) ? { ...wire, labels } : null
}

/** Whether every painted pixel is the frozen area's or one of those groups'. */
export function belongs(labels: LabelMap, groups: readonly { readonly label: Label }[]): boolean {
  const known = new Set([0, limits.STATIC_LABEL, ...groups.map((group) => group.label)])
  return extents(labels).every(({ pixels }, label) => pixels === 0 || known.has(label))
}
