import { readEasing } from '../../src-shared/geometry/easing.ts'
import { cliWords } from '../../src-shared/locales/en/cli.ts'
import {
  MAX_AREA_SCALE,
  MAX_CAMERA_PAN,
  MAX_CAMERA_TILT_DEGREES,
  MAX_CAMERA_ZOOM,
  MAX_CLIP_SECONDS,
  MAX_SWAY_PX,
  MAX_TURN_DEGREES,
  MIN_AREA_SCALE,
  MIN_SWAY_SECONDS,
} from '../../src-shared/limits.ts'
import { PLAIN_MOVEMENT, type Camera, type Movement, type Sway } from '../../src-shared/project/movement.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import { usageError, type Arguments, type OptionKinds } from './arguments.ts'

/** What may be said of an area's movement besides its path. */
export const MOVEMENT_DETAILS = ['span', 'scale', 'turn', 'sway', 'stand'] as const

export const CAMERA_OPTIONS: OptionKinds = { camera: 'one', 'camera-easing': 'one' }

type Words = Readonly<Partial<Record<(typeof MOVEMENT_DETAILS)[number], string>>>
type Range = readonly [low: number, high: number]

const SHARE: Range = [0, 1]
const SCALE: Range = [MIN_AREA_SCALE, MAX_AREA_SCALE]
const ANGLE: Range = [-360, 360]
const PAN: Range = [-MAX_CAMERA_PAN, MAX_CAMERA_PAN]
const SWAY: readonly Range[] = [[0, MAX_SWAY_PX], [MIN_SWAY_SECONDS, MAX_CLIP_SECONDS], ANGLE]
const CAMERA: readonly Range[] = [
  [1, MAX_CAMERA_ZOOM],
  PAN,
  PAN,
  [-MAX_CAMERA_TILT_DEGREES, MAX_CAMERA_TILT_DEGREES],
]

const STANDS = ['front', 'behind'] as const

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/

/** Numbers with commas between them, each in its range; null for anything else, and for another count of them. */
function numbersIn(text: string, ranges: readonly Range[], counts: readonly number[]): number[] | null {
  const parts = text.split(',')
  if (!counts.includes(parts.length) || !parts.every((part) => NUMBER.test(part))) return null
  const values = parts.map(Number)
  const fits = values.every((value, i) => value >= (ranges[i]?.[0] ?? 0) && value <= (ranges[i]?.[1] ?? 0))
  return fits ? values : null
}

/** An area's movement as the words after its --group say; plain where they say nothing. */
export function readMovement({ span, scale, turn, sway, stand }: Words): Result<Movement> {
  const [start = 0, end = 0] = numbersIn(span ?? '0,1', [SHARE, SHARE], [2]) ?? []
  if (start >= end) return usageError(cliWords.notASpan(span ?? ''))
  const size = scale === undefined ? PLAIN_MOVEMENT.scale : numbersIn(scale, [SCALE], [1])?.[0]
  if (size === undefined) return usageError(cliWords.notInRange('--scale', scale ?? '', ...SCALE, false))
  const turned = turn === undefined ? PLAIN_MOVEMENT.turn : turnOf(turn)
  if (turned === null) return usageError(cliWords.notATurn(turn ?? '', MAX_TURN_DEGREES))
  const swaying = sway === undefined ? null : swayOf(sway)
  if (swaying === null && sway !== undefined) return usageError(cliWords.notASway(sway))
  const stands = STANDS.find((known) => known === (stand ?? 'behind'))
  if (!stands) return usageError(cliWords.notOneOf('--stand', stand ?? '', STANDS))
  return ok({ start, end, scale: size, turn: turned, sway: swaying, inFront: stands === 'front' })
}

const turnOf = (text: string): Movement['turn'] | null =>
  text === 'path' ? text : (numbersIn(text, [[-MAX_TURN_DEGREES, MAX_TURN_DEGREES]], [1])?.[0] ?? null)

function swayOf(text: string): Sway | null {
  const values = numbersIn(text, SWAY, [2, 3])
  if (!values) return null
  const [amplitudePx = 0, periodSeconds = 0, angleDegrees = 0] = values
  return { amplitudePx, periodSeconds, angleDegrees }
}

/** The project's camera; null without a word of it, and for one that stays where it is. */
export function readCamera(given: Arguments): Result<Camera | null> {
  const text = given.value('camera')
  const easingName = given.value('camera-easing') ?? 'in-out'
  const easing = readEasing(easingName)
  if (!easing) return usageError(cliWords.notAnEasing('--camera-easing', easingName))
  if (text === undefined) return ok(null)
  const values = numbersIn(text, CAMERA, [1, 3, 4])
  if (!values) return usageError(cliWords.notACamera(text, MAX_CAMERA_ZOOM, MAX_CAMERA_PAN))
  const [zoom = 1, panX = 0, panY = 0, tiltDegrees = 0] = values
  const rests = zoom === 1 && panX === 0 && panY === 0 && tiltDegrees === 0
  return ok(rests ? null : { zoom, panX, panY, tiltDegrees, easing })
}
