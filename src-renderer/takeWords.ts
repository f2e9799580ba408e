import { easingText, isNamed, type Easing } from '../src-shared/geometry/easing.ts'
import { flatten } from '../src-shared/geometry/path.ts'
import { lengthOf } from '../src-shared/geometry/polyline.ts'
import { pixelsOf } from '../src-shared/labels/measure.ts'
import { STATIC_LABEL } from '../src-shared/limits.ts'
import type { Camera } from '../src-shared/project/movement.ts'
import { FROZEN } from '../src-shared/project/project.ts'
import type { Change, PathFigures, TakeSettings } from '../src-shared/takes/difference.ts'
import { words } from './locales/en.ts'

const { keeping, sending, motion } = words

/** A difference between two takes, as a person reads it. */
export interface ChangeWords {
  readonly what: string
  readonly before: string
  readonly after: string
}

/** A difference in words; texts as they are, all else by the names that the panels use. */
export function describeChange(change: Change): ChangeWords {
  const both = <V>(value: V, text: (value: V) => string, other: V): Omit<ChangeWords, 'what'> => ({
    before: text(value),
    after: text(other),
  })
  switch (change.what) {
    case 'area':
    case 'painting':
    case 'path':
    case 'speed':
    case 'motion':
    case 'movement':
    case 'sent':
      return describeArea(change)
    case 'mode':
      return {
        what: keeping.changes.mode,
        ...both(change.before, (mode) => sending.modes[mode], change.after),
      }
    case 'quality':
      return {
        what: keeping.changes.quality,
        ...both(change.before, (quality) => sending.qualities[quality], change.after),
      }
    case 'duration':
      return { what: keeping.changes.duration, ...both(change.before, keeping.seconds, change.after) }
    case 'size':
      return {
        what: keeping.changes.size,
        ...both(change.before, ({ width, height }) => words.status.size(width, height), change.after),
      }
    case 'loop':
      return {
        what: keeping.changes.loop,
        ...both(change.before, (loop) => keeping.loops[loop], change.after),
      }
    case 'engine':
      return { what: keeping.changes.engine, ...both(change.before, words.takes.by, change.after) }
    case 'cfgScale':
      return { what: keeping.changes.cfgScale, ...both(change.before, figure, change.after) }
    case 'refineEdges':
      return { what: keeping.changes.refineEdges, ...both(change.before, yesOrNo, change.after) }
    case 'camera':
      return { what: keeping.changes.camera, ...both(change.before, camera, change.after) }
    case 'fps':
      return { what: keeping.changes.fps, ...both(change.before, String, change.after) }
    case 'address':
    case 'photo':
    case 'model':
    case 'prompt':
    case 'negativePrompt':
    case 'tail':
    case 'callbackUrl':
      return { what: keeping.changes[change.what], ...both(change.before, text, change.after) }
  }
}

const text = (value: string | null): string => (value === null || value === '' ? keeping.unset : value)
const figure = (value: number | null): string => (value === null ? keeping.unset : keeping.figure(value))
const path = (value: PathFigures | null): string =>
  value === null ? keeping.none : keeping.path(value.lengthPx, value.points)

type AreaChange = Extract<Change, { readonly area: string }>

function describeArea(change: AreaChange): ChangeWords {
  const name = keeping.areaName(change.area)
  const what = change.what === 'area' ? name : `${name}, ${keeping.areaChanges[change.what]}`
  switch (change.what) {
    case 'area':
      return { what, before: change.before ?? keeping.none, after: change.after ?? keeping.none }
    case 'painting': {
      const after = keeping.percentOf(change.after.share)
      const pixels = change.pixels === null ? '' : ` (${keeping.pixels(change.pixels)})`
      return { what, before: keeping.percentOf(change.before.share), after: `${after}${pixels}` }
    }
    case 'path':
      return { what, before: path(change.before), after: path(change.after) }
    case 'speed':
      return { what, before: speed(change.before), after: speed(change.after) }
    case 'motion':
      return { what, before: keeping.motions[change.before], after: keeping.motions[change.after] }
    case 'movement':
      return { what, before: keeping.movement(change.before), after: keeping.movement(change.after) }
    case 'sent':
      return { what, before: yesOrNo(change.before), after: yesOrNo(change.after) }
  }
}

const camera = (value: Camera | null): string => (value === null ? keeping.unset : keeping.camera(value))

const speed = (easing: Easing): string =>
  isNamed(easing) ? motion.easings[easing] : words.paths.curveValue(easingText(easing))

const yesOrNo = (value: boolean): string => (value ? keeping.yes : keeping.no)

/** What a take was made with, line by line: what it is, and how it is set. */
export function settingLines({ take, project }: TakeSettings): readonly (readonly [string, string])[] {
  const { changes } = keeping
  const { settings, photo, labels, groups } = project
  const { width, height, fps, loop, durationSeconds } = take.spec
  const share = (label: number): string =>
    keeping.percentOf(pixelsOf(labels, label) / (photo.width * photo.height))
  const clip =
    take.service === null
      ? [
          [changes.duration, keeping.seconds(durationSeconds)],
          [changes.size, words.status.size(width, height)],
          [changes.fps, `${fps}`],
          [changes.loop, keeping.loops[loop]],
          [changes.refineEdges, yesOrNo(settings.refineEdges)],
        ]
      : [
          [changes.mode, sending.modes[settings.mode]],
          [changes.model, settings.model],
          [changes.quality, sending.qualities[settings.quality]],
          [changes.duration, keeping.seconds(settings.durationSeconds)],
          [changes.prompt, text(settings.prompt)],
          [changes.negativePrompt, text(settings.negativePrompt)],
          [changes.cfgScale, figure(settings.cfgScale)],
          ...(settings.tail ? [[changes.tail, settings.tail.name]] : []),
          ...(settings.callbackUrl === null ? [] : [[changes.callbackUrl, settings.callbackUrl]]),
        ]
  const areas = groups.map((group) => {
    const way = group.path && {
      lengthPx: lengthOf(flatten(group.path)),
      points: group.path.anchors.length,
    }
    const left = group.sent ? '' : `, ${words.areas.leftOut}`
    return [group.name, `${share(group.label)}, ${keeping.areaChanges.path}: ${path(way)}${left}`]
  })
  const lines = [
    [changes.photo, photo.name],
    ...clip,
    [keeping.areaName(FROZEN), share(STATIC_LABEL)],
    ...areas,
  ]
  return lines.map(([what = '', how = '']) => [what, how])
}
