import { polylinePath } from '../geometry/path.ts'
import type { Size } from '../geometry/point.ts'
import { lengthOf } from '../geometry/polyline.ts'
import type { Mover as LabelMover, Pose } from '../labels/mover.ts'
import { BEND_CELL_PX, BEND_HALO_CELLS, BEND_ROOM_WAYS } from '../limits.ts'
import type { Group, Project } from '../project/project.ts'
import { changesItself } from './areas.ts'
import { bendLimit } from './bend/limit.ts'
import { RIM_CELLS } from './bend/weights.ts'
import type { Loop } from './clipSpec.ts'
import { turnAt } from './headings.ts'
import { moversOf, type Mover } from './scene.ts'
import { standingAt } from './standing.ts'
import { momentOfPhase, shareOfWay } from './timing.ts'

/** What of a project decides where its areas come to. */
type Setting = Pick<Project, 'photo'> & {
  readonly settings: Pick<Project['settings'], 'loop' | 'durationSeconds'>
}

/** Checks ask at every change of anything, and know by its way what they have found already. */
const known = new WeakMap<Group, { readonly setting: string; readonly sweep: LabelMover }>()

/** All places where this computer shows an area in a clip, in photo pixels, as the rules about the label map take it. */
export function sweepOf({ photo, settings }: Setting, group: Group): LabelMover {
  const { loop, durationSeconds } = settings
  const setting = [photo.width, photo.height, loop, durationSeconds].join()
  const before = known.get(group)
  if (before?.setting === setting) return before.sweep
  const sweep = sweepAnew({ photo, settings }, group)
  known.set(group, { setting, sweep })
  return sweep
}

function sweepAnew({ photo, settings }: Setting, group: Group): LabelMover {
  const { label, path } = group
  const [mover] = moversOf({ photo, groups: [{ ...group, sent: true }] }, photo, settings)
  switch (mover?.motion ?? 'slide') {
    case 'flow':
      return { label, path: null }
    case 'bend':
      // It comes no farther than it has room for, and never over what is frozen.
      return { label, path: null, ...(mover && { room: bendRoom(mover, photo) }) }
    case 'slide':
      return mover?.movement ? slidingSweep(mover, { label, path }, photo, settings.loop) : { label, path }
  }
}

/**
 * A way that sways is followed this finely: pixels, shares of the photo's sides together, and of the way itself. Where
 * it turns around, half of that may be missed.
 */
const SWAY_STEP_PX = 0.08
const SWAY_STEP_SHARE = 1 / 20_000
const SWAY_WAY_SHARE = 1 / 20_000

function slidingSweep(
  mover: Mover,
  plain: Pick<LabelMover, 'label' | 'path'>,
  { width, height }: Size,
  loop: Loop,
): LabelMover {
  const { movement } = mover
  if (!movement) return plain
  if (changesItself(movement)) {
    const poses = (radiusPx: number, stepPx: number): Pose[] => posesOf(mover, loop, radiusPx, stepPx)
    return { ...plain, path: null, poses }
  }
  if (!movement.sway) return plain
  const way = farthestIn(evenly(mover), 'none', 0)(0, 1)
  const step = Math.max(SWAY_STEP_PX, (width + height) * SWAY_STEP_SHARE, way * SWAY_WAY_SHARE)
  const places = posesOf(mover, loop, 0, step).map(({ dx, dy }) => ({ x: dx, y: dy }))
  return { ...plain, path: polylinePath(places) }
}

/**
 * How far around an area that bends the picture has to be free, so that the area comes as far as it is asked to, or
 * nearly as far as it would with nothing frozen; photo pixels.
 */
function bendRoom(mover: Mover, { width, height }: Size): number {
  const enlarged = Math.sqrt((width * height) / (1280 * 720))
  const { askedPx } = bendLimit(mover, { limitPx: Infinity })
  const rim = RIM_CELLS * BEND_CELL_PX * Math.max(1, enlarged)
  return Math.min(BEND_ROOM_WAYS * askedPx, BEND_HALO_CELLS * BEND_CELL_PX * enlarged) + rim
}

/** A part of the clip that is no more halved: nothing that moves so much at once can be set. */
const SHORTEST_PHASE = 2 ** -24

/**
 * How a sliding mover stands through a clip. Between two of these nothing within `radiusPx` of its middle goes farther
 * than `stepPx`: parts of the clip are halved until that is certain, and poses that are hardly apart are left out.
 */
function posesOf(mover: Mover, loop: Loop, radiusPx: number, stepPx: number): Pose[] {
  // Without a sway it is where its way says, whenever it comes there.
  const isTimed = mover.movement?.sway != null
  const [going, back] = isTimed ? ([mover, loop] as const) : ([evenly(mover), 'none'] as const)
  const at = (phase: number): Pose =>
    standingAt({ mover: going, limitPx: Infinity }, momentOfPhase(back, phase))
  const far = farthestIn(going, back, radiusPx)
  let last = at(0)
  const poses = [last]
  const add = (from: number, to: number): void => {
    if (to - from > SHORTEST_PHASE && far(from, to) > (2 * stepPx) / 3) {
      add(from, (from + to) / 2)
      add((from + to) / 2, to)
      return
    }
    const pose = at(to)
    if (to < 1 && apart(last, pose, radiusPx) <= stepPx / 3) return
    poses.push(pose)
    last = pose
  }
  // A clip that goes back turns around in its middle.
  add(0, 0.5)
  add(0.5, 1)
  return poses
}

/** How far apart two poses are anywhere within a radius of the middle, at most, pixels. */
const apart = (a: Pose, b: Pose, radiusPx: number): number =>
  Math.hypot(a.dx - b.dx, a.dy - b.dy) +
  radiusPx *
    Math.hypot(
      a.scale * Math.cos(a.angle) - b.scale * Math.cos(b.angle),
      a.scale * Math.sin(a.angle) - b.scale * Math.sin(b.angle),
    )

const evenly = (mover: Mover): Mover => ({
  ...mover,
  easing: 'linear',
  ...(mover.movement && { movement: { ...mover.movement, start: 0, end: 1 } }),
})

/** At most so many pixels anything within a radius of the middle goes between two times, on one leg of the clip. */
function farthestIn(mover: Mover, loop: Loop, radiusPx: number): (from: number, to: number) => number {
  const { path, movement } = mover
  const length = path ? lengthOf(path) : 0
  if (!movement) return (from, to) => (to - from) * length
  const { scale, turn, sway } = movement
  const reach = radiusPx * Math.max(1, scale)
  const turned = typeof turn === 'number' ? Math.abs(turn) : 0
  const byShare = length + reach * (Math.abs(Math.log(scale)) + turned)
  const byPhase = sway ? 2 * Math.PI * sway.cycles * Math.hypot(sway.dx, sway.dy) : 0
  const shareAt = (phase: number): number => shareOfWay(mover, momentOfPhase(loop, phase).time)
  return (from, to) => {
    const [a, b] = [shareAt(from), shareAt(to)]
    const way = Math.abs(b - a) * byShare + (to - from) * byPhase
    if (typeof turn === 'number') return way
    // Its direction is a mean over its reach to both sides: it changes little where the way is shorter than that.
    if (Math.abs(b - a) * length > turn.reachPx / 2) return Infinity
    return way + reach * Math.abs(turnAt(turn, b) - turnAt(turn, a))
  }
}
