import { isModel, takesCfgScale, takesEndFrame, takesMasks } from './models.ts'
import { refuse, type Refusal } from './refusal.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** A request's body whose fields have passed, before its pictures are looked at. */
export interface CheckedFields {
  readonly model: string
  readonly mode: string
  readonly duration: string
  readonly image: string
  readonly tail: string | null
  readonly staticMask: string | null
  readonly dynamicMasks: readonly { readonly mask: string; readonly points: readonly Point[] }[]
  readonly externalId: string | null
}

export interface Limits {
  readonly maxPrompt: number
  readonly maxNegativePrompt: number
}

type Body = Readonly<Record<string, unknown>>

const FIELDS = [
  ...['model_name', 'mode', 'duration', 'image', 'image_tail', 'prompt', 'negative_prompt', 'cfg_scale'],
  ...['static_mask', 'dynamic_masks', 'camera_control', 'callback_url', 'external_task_id', 'watermark_info'],
]

const MAX_MASKS = 6
const MIN_POINTS = 2
const MAX_POINTS = 77

/** Longest base64 text of a picture. The contract leaves open what its 10 MB measure; this is the narrower reading. */
const MAX_IMAGE_TEXT = 10_000_000

/** Thrown inside this file only: the first thing that is wrong ends the reading. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
  }
}

const stop = (message: string, code = 1201): never => {
  throw new Refused(refuse(code, message))
}

/** Reads the fields of a request as the strictest reading of the contract does. */
export function checkFields(body: unknown, limits: Limits): CheckedFields | Refusal {
  try {
    return read(body, limits)
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

function read(value: unknown, limits: Limits): CheckedFields {
  const body = isBody(value) ? value : stop('the body is not a JSON object', 1200)
  for (const [name, field] of Object.entries(body)) {
    if (!FIELDS.includes(name)) stop(`${name} is not a field`)
    if (field === null || field === '') stop(`${name} is empty`)
  }
  const model = textOf(body, 'model_name') ?? 'kling-v1'
  if (!isModel(model)) stop(`model ${model} is not supported`, 1203)
  const mode = oneOf(body, 'mode', ['std', 'pro']) ?? 'std'
  const duration = oneOf(body, 'duration', ['5', '10']) ?? '5'
  const image = picture(body, 'image') ?? stop('image is missing')
  const fields = {
    ...{ model, mode, duration, image },
    tail: picture(body, 'image_tail'),
    staticMask: picture(body, 'static_mask'),
    dynamicMasks: masksOf(body),
    externalId: textOf(body, 'external_task_id'),
  }
  checkTexts(body, limits)
  checkScale(body, model)
  checkTogether(body, fields)
  return fields
}

function checkTexts(body: Body, limits: Limits): void {
  if ((textOf(body, 'prompt') ?? '').length > limits.maxPrompt) stop('prompt is too long')
  if ((textOf(body, 'negative_prompt') ?? '').length > limits.maxNegativePrompt) {
    stop('negative_prompt is too long')
  }
  const callback = textOf(body, 'callback_url')
  if (callback !== null && !/^https?:\/\/./.test(callback)) stop('callback_url is not a URL')
  const mark = body.watermark_info
  if (mark !== undefined && !(isBody(mark) && typeof mark.enabled === 'boolean')) {
    stop('watermark_info.enabled is not a boolean')
  }
}

function checkScale(body: Body, model: string): void {
  const scale = body.cfg_scale
  if (scale === undefined) return
  if (typeof scale !== 'number' || scale < 0 || scale > 1) stop('cfg_scale is not a number from 0 to 1')
  if (!takesCfgScale(model)) stop(`cfg_scale is not supported by ${model}`)
}

/** End frame, masks and camera: one of the three. Masks: only where the model takes them. */
function checkTogether(body: Body, fields: CheckedFields): void {
  const masks = fields.staticMask !== null || fields.dynamicMasks.length > 0
  const kinds = [masks, fields.tail !== null, body.camera_control !== undefined].filter(Boolean)
  if (kinds.length > 1) stop('image_tail, masks and camera_control exclude each other')
  if (masks && !takesMasks(fields.model, fields.mode, fields.duration)) {
    stop(`motion brush is not supported by ${fields.model} ${fields.mode} ${fields.duration}s`)
  }
  if (fields.tail !== null && !takesEndFrame(fields.model, fields.mode, fields.duration)) {
    stop(`image_tail is not supported by ${fields.model} ${fields.mode} ${fields.duration}s`)
  }
}

function masksOf(body: Body): CheckedFields['dynamicMasks'] {
  const list = body.dynamic_masks
  if (list === undefined) return []
  if (!Array.isArray(list)) return stop('dynamic_masks is not an array')
  if (list.length < 1 || list.length > MAX_MASKS) stop(`dynamic_masks has ${list.length} masks`)
  return list.map((entry: unknown) => {
    const item = isBody(entry) ? entry : stop('dynamic_masks holds no objects')
    if (Object.keys(item).sort().join() !== 'mask,trajectories') stop('a dynamic mask has other fields')
    return { mask: picture(item, 'mask') ?? stop('mask is missing'), points: pointsOf(item.trajectories) }
  })
}

function pointsOf(list: unknown): readonly Point[] {
  if (!Array.isArray(list)) return stop('trajectories is not an array')
  if (list.length < MIN_POINTS || list.length > MAX_POINTS) stop(`trajectories has ${list.length} points`)
  const points = list.map((entry: unknown): Point => {
    const { x, y, ...more } = isBody(entry) ? entry : stop('a point is not an object')
    if (!Number.isInteger(x) || !Number.isInteger(y) || Object.keys(more).length > 0) {
      stop('a point is not two whole numbers x and y')
    }
    return { x: Number(x), y: Number(y) }
  })
  const twice = points.some(({ x, y }, i) => points[i - 1]?.x === x && points[i - 1]?.y === y)
  return twice ? stop('two neighbouring points are equal') : points
}

function picture(body: Body, name: string): string | null {
  const text = textOf(body, name)
  if (text === null || /^https?:\/\//.test(text)) return text
  if (text.startsWith('data:')) stop(`${name} has a data: prefix`)
  if (text.length > MAX_IMAGE_TEXT) stop(`${name} is larger than 10 MB`)
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) stop(`${name} is not base64`)
  return text
}

function oneOf(body: Body, name: string, allowed: readonly string[]): string | null {
  const text = textOf(body, name)
  return text === null || allowed.includes(text) ? text : stop(`${name} is not one of ${allowed.join(', ')}`)
}

function textOf(body: Body, name: string): string | null {
  const value = body[name]
  if (value === undefined) return null
  return typeof value === 'string' && value !== '' ? value : stop(`${name} is not a text`)
}

const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
