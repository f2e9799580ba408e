import { flatten, type MotionPath } from '../geometry/path.ts'
import type { Easing } from '../geometry/easing.ts'
import type { Size } from '../geometry/point.ts'
import { lengthOf } from '../geometry/polyline.ts'
import { differing, overlap } from '../labels/compare.ts'
import { pixelsOf } from '../labels/measure.ts'
import { STATIC_LABEL } from '../limits.ts'
import type { ClipSpec, Loop } from '../motion/clipSpec.ts'
import type { AreaMotion, Camera, Movement } from '../project/movement.ts'
import { FROZEN, type Group, type Mode, type Project, type Settings } from '../project/project.ts'
import type { Take } from '../take.ts'

/** All that a take was made with. */
export interface TakeSettings {
  readonly take: Pick<Take, 'engine' | 'service' | 'spec'>
  readonly project: Project
}

type Case<W extends string, V> = { readonly what: W; readonly before: V; readonly after: V }
/** About one area: FROZEN, or a moving area's name. */
type AreaCase<W extends string, V> = Case<W, V> & { readonly area: string }

/** What an area covers. */
export interface Painting {
  /** Share of the photo, 0 to 1. */
  readonly share: number
}

/** What there is to say of a path: photo pixels along it, and the points that it was drawn with. */
export interface PathFigures {
  readonly lengthPx: number
  readonly points: number
}

/** One thing that two takes were made with differently. Words: locales/. */
export type Change =
  | Case<'engine', string>
  | Case<'address', string | null>
  | Case<'photo', string>
  | Case<'mode', Mode>
  | Case<'model', string>
  | Case<'quality', Settings['quality']>
  | Case<'duration', number>
  | Case<'prompt', string>
  | Case<'negativePrompt', string>
  | Case<'cfgScale', number | null>
  | Case<'tail', string | null>
  | Case<'callbackUrl', string | null>
  | Case<'refineEdges', boolean>
  | Case<'size', Size>
  | Case<'fps', number>
  | Case<'loop', Loop>
  | Case<'camera', Camera | null>
  /** The area's name in each; null where it is not there. */
  | AreaCase<'area', string | null>
  /** `pixels`: how many are in the one and not in the other; null for photos of two sizes. */
  | (AreaCase<'painting', Painting> & { readonly pixels: number | null })
  | AreaCase<'path', PathFigures | null>
  | AreaCase<'speed', Easing>
  | AreaCase<'sent', boolean>
  | AreaCase<'motion', AreaMotion>
  | AreaCase<'movement', Movement>

/** What is different in the settings of two takes, the engine first, area by area last. Empty: the very same. */
export function takeDifference(before: TakeSettings, after: TakeSettings): Change[] {
  return [
    ...engineChanges(before, after),
    ...settingChanges(before, after),
    ...clipChanges(before, after),
    ...areaChanges(before.project, after.project),
  ]
}

/** The change where there is one. Values are compared as they would be written down. */
function changed<C extends { readonly before: unknown; readonly after: unknown }>(change: C): C[] {
  return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change]
}

const isLocal = ({ take }: TakeSettings): boolean => take.service === null
const engineOf = ({ take }: TakeSettings): string => take.service?.name ?? take.engine

function engineChanges(before: TakeSettings, after: TakeSettings): Change[] {
  const address = (of: TakeSettings): string | null => of.take.service?.baseUrl ?? null
  const photos = before.project.photo.id !== after.project.photo.id
  return [
    ...changed({ what: 'engine', before: engineOf(before), after: engineOf(after) } as const),
    ...(isLocal(before) || isLocal(after)
      ? []
      : changed({ what: 'address', before: address(before), after: address(after) } as const)),
    ...(photos
      ? [{ what: 'photo', before: before.project.photo.name, after: after.project.photo.name } as const]
      : []),
  ]
}

/** This computer does nothing with most settings: two of its takes do not differ by them. */
function settingChanges(before: TakeSettings, after: TakeSettings): Change[] {
  const [a, b] = [before.project.settings, after.project.settings]
  const duration = { what: 'duration', before: secondsOf(before), after: secondsOf(after) } as const
  const edges = { what: 'refineEdges', before: a.refineEdges, after: b.refineEdges } as const
  const camera = { what: 'camera', before: a.camera, after: b.camera } as const
  if (isLocal(before) && isLocal(after))
    return [duration, edges, camera].flatMap((change) => changed<Change>(change))
  const tails = a.tail?.id !== b.tail?.id
  return [
    ...changed({ what: 'mode', before: a.mode, after: b.mode } as const),
    ...changed({ what: 'model', before: a.model, after: b.model } as const),
    ...changed({ what: 'quality', before: a.quality, after: b.quality } as const),
    ...changed(duration),
    ...changed({ what: 'prompt', before: a.prompt, after: b.prompt } as const),
    ...changed({ what: 'negativePrompt', before: a.negativePrompt, after: b.negativePrompt } as const),
    ...changed({ what: 'cfgScale', before: a.cfgScale, after: b.cfgScale } as const),
    ...(tails ? [{ what: 'tail', before: a.tail?.name ?? null, after: b.tail?.name ?? null } as const] : []),
    ...changed({ what: 'callbackUrl', before: a.callbackUrl, after: b.callbackUrl } as const),
  ]
}

/** A clip of this computer can be of any length. */
const secondsOf = (of: TakeSettings): number =>
  isLocal(of) ? of.take.spec.durationSeconds : of.project.settings.durationSeconds

/** How the clip itself is made is this computer's affair alone; a service has its own ways. */
function clipChanges(before: TakeSettings, after: TakeSettings): Change[] {
  if (!isLocal(before) || !isLocal(after)) return []
  const [a, b] = [before.take.spec, after.take.spec]
  const size = ({ width, height }: ClipSpec): Size => ({ width, height })
  return [
    ...changed({ what: 'size', before: size(a), after: size(b) } as const),
    ...changed({ what: 'fps', before: a.fps, after: b.fps } as const),
    ...changed({ what: 'loop', before: a.loop, after: b.loop } as const),
  ]
}

function areaChanges(before: Project, after: Project): Change[] {
  const paintings = paintingChanges(before, after)
  const pairs = pairsOf(before.groups, after.groups)
  return [
    ...paintings(FROZEN, STATIC_LABEL, STATIC_LABEL),
    ...pairs.flatMap(([a, b]): Change[] => {
      if (!a || !b) {
        const area = a?.name ?? b?.name ?? ''
        return [{ what: 'area', area, before: a?.name ?? null, after: b?.name ?? null }]
      }
      const area = b.name
      return [
        ...changed({ what: 'area', area, before: a.name, after: b.name } as const),
        ...changed({ what: 'sent', area, before: a.sent, after: b.sent } as const),
        ...changed({ what: 'motion', area, before: a.motion, after: b.motion } as const),
        ...changed({ what: 'movement', area, before: a.movement, after: b.movement } as const),
        ...paintings(area, a.label, b.label),
        ...pathChanges(area, a.path, b.path),
      ]
    }),
  ]
}

/** The same area in both; what is in one alone has nobody beside it. Takes of one project know areas by their id. */
function pairsOf(
  before: readonly Group[],
  after: readonly Group[],
): (readonly [Group | undefined, Group | undefined])[] {
  const ids = new Set(before.map(({ id }) => id))
  const sameIds = after.some(({ id }) => ids.has(id))
  const same = (a: Group, b: Group): boolean => (sameIds ? a.id === b.id : a.label === b.label)
  return [
    ...before.map((a) => [a, after.find((b) => same(a, b))] as const),
    ...after.filter((b) => !before.some((a) => same(a, b))).map((b) => [undefined, b] as const),
  ]
}

function paintingChanges(before: Project, after: Project) {
  const [a, b] = [before.labels, after.labels]
  const comparable = a.width === b.width && a.height === b.height
  const counts = comparable ? overlap(a, b) : null
  const painting = (project: Project, label: number): Painting => ({
    share: pixelsOf(project.labels, label) / (project.photo.width * project.photo.height),
  })
  return (area: string, labelBefore: number, labelAfter: number): Change[] => {
    const pixels = counts && differing(counts, labelBefore, labelAfter)
    const change = {
      what: 'painting',
      area,
      before: painting(before, labelBefore),
      after: painting(after, labelAfter),
      pixels,
    } as const
    if (pixels === null) return changed(change)
    return pixels === 0 ? [] : [change]
  }
}

function pathChanges(area: string, before: MotionPath | null, after: MotionPath | null): Change[] {
  const figures = (path: MotionPath | null): PathFigures | null =>
    path && { lengthPx: lengthOf(flatten(path)), points: path.anchors.length }
  const moved = JSON.stringify(before?.anchors) !== JSON.stringify(after?.anchors)
  return [
    ...(moved ? [{ what: 'path', area, before: figures(before), after: figures(after) } as const] : []),
    ...(before && after
      ? changed({ what: 'speed', area, before: before.easing, after: after.easing } as const)
      : []),
  ]
}
