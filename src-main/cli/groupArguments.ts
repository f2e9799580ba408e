import { readEasing, type Easing } from '../../src-shared/geometry/easing.ts'
import { polylinePath, type MotionPath } from '../../src-shared/geometry/path.ts'
import { isInReach } from '../../src-shared/geometry/reach.ts'
import type { ImagePoint, Size } from '../../src-shared/geometry/point.ts'
import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { MAX_GROUPS, MAX_NAME_LENGTH, MAX_PATH_POINTS, MIN_PATH_POINTS } from '../../src-shared/limits.ts'
import { AREA_MOTIONS, type AreaMotion, type Movement } from '../../src-shared/project/movement.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { usageError, type Given } from './arguments.ts'
import { MOVEMENT_DETAILS, readMovement } from './movementArguments.ts'

/** A moving area as the command line describes it. */
export interface GroupArgument {
  readonly mask: string
  readonly name: string
  readonly path: MotionPath | null
  readonly motion: AreaMotion
  readonly movement: Movement
}

export const DETAILS = ['path', 'name', 'easing', 'motion', ...MOVEMENT_DETAILS] as const
type Detail = (typeof DETAILS)[number]

type Words = { readonly mask: string } & Readonly<Partial<Record<Detail, string>>>

const isDetail = (name: string): name is Detail => (DETAILS as readonly string[]).includes(name)

/** Each --path, --name, --easing and so on is about the --group before it. */
export function readGroups(given: readonly Given[], photo: Size): Result<GroupArgument[]> {
  const described = describe(given)
  if (!described.ok) return described
  if (described.value.length > MAX_GROUPS) return fail({ code: 'mask/too-many', limit: MAX_GROUPS })
  const groups: GroupArgument[] = []
  for (const [i, words] of described.value.entries()) {
    const name = words.name ?? cliWords.areaName(i + 1)
    if (name.length > MAX_NAME_LENGTH) return usageError(cliWords.tooLong('--name', MAX_NAME_LENGTH))
    const easing = readEasingArgument(words.easing)
    if (!easing.ok) return easing
    const path = words.path === undefined ? ok(null) : readPath(words.path, photo, easing.value)
    if (!path.ok) return path
    const motion = readMotion(words.motion)
    if (!motion.ok) return motion
    const movement = readMovement(words)
    if (!movement.ok) return movement
    groups.push({ mask: words.mask, name, path: path.value, motion: motion.value, movement: movement.value })
  }
  return ok(groups)
}

function describe(given: readonly Given[]): Result<Words[]> {
  const groups: Words[] = []
  for (const { name, value } of given) {
    if (name === 'group') groups.push({ mask: value })
    if (!isDetail(name)) continue
    const last = groups.pop()
    if (!last) return usageError(cliWords.outOfGroup(`--${name}`))
    if (last[name] !== undefined) return usageError(cliWords.givenTwice(`--${name}`))
    groups.push({ ...last, [name]: value })
  }
  return ok(groups)
}

function readEasingArgument(value: string | undefined): Result<Easing> {
  const easing = readEasing(value ?? 'linear')
  return easing ? ok(easing) : usageError(cliWords.notAnEasing('--easing', value ?? ''))
}

function readMotion(value: string | undefined): Result<AreaMotion> {
  if (value === undefined) return ok('slide')
  const motion = AREA_MOTIONS.find((known) => known === value)
  return motion ? ok(motion) : usageError(cliWords.notOneOf('--motion', value, AREA_MOTIONS))
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** `x,y x,y …` in photo pixels, followed exactly as a polyline. */
export function readPath(text: string, photo: Size, easing: Easing): Result<MotionPath> {
  const words = text.trim().split(/\s+/).filter(Boolean)
  if (words.length < MIN_PATH_POINTS || words.length > MAX_PATH_POINTS) {
    return usageError(cliWords.pointCount(words.length, MIN_PATH_POINTS, MAX_PATH_POINTS))
  }
  const points: ImagePoint[] = []
  for (const word of words) {
    const [x = '', y = '', ...rest] = word.split(',')
    if (!NUMBER.test(x) || !NUMBER.test(y) || rest.length > 0) return usageError(cliWords.notAPoint(word))
    const point = { x: Number(x), y: Number(y) }
    if (!isInReach(point, photo)) return usageError(cliWords.farPoint(word))
    points.push(point)
  }
  return ok(polylinePath(points, easing))
}
