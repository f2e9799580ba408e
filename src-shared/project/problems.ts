import { flatten } from '../geometry/path.ts'
import type { Size } from '../geometry/point.ts'
import { lengthOf } from '../geometry/polyline.ts'
import { extents } from '../labels/measure.ts'
import { MIN_PATH_LENGTH_PX } from '../limits.ts'
import { barsOf, fitOf, isOutOfShape, isTooSmall } from '../service/fit.ts'
import type { Engine, ServiceProfile } from '../service/profiles.ts'
import { modeSupport } from '../service/takesWhat.ts'
import type { AddressProblem } from './addressProblem.ts'
import { servicePathProblems, type PathProblem } from './pathProblems.ts'
import { movesHere } from './movement.ts'
import { isBlank, type Group, type Project, type Settings } from './project.ts'

/** The thing a problem is about: the place on the screen where it is shown. */
export type Subject = 'project' | 'photo' | 'frozen' | 'prompt' | 'settings' | `group:${string}`

type Case<C extends string, S extends 'error' | 'warning', D = unknown> = {
  readonly code: C
  readonly severity: S
  readonly about: Subject
} & D

/** A model that takes no such thing as it is set; a warning where nobody knows. */
type ModelCase<C extends string> = Case<
  C,
  'error' | 'warning',
  {
    readonly model: string
    readonly quality: string
    readonly seconds: number
    /** What Kling's own list says of it. */
    readonly listed: 'no' | 'unknown'
  }
>

/** The photo itself, or the one that a clip ends with. */
interface Pictured {
  readonly which: 'photo' | 'tail'
  readonly size: Size
}

/** One reason why a project cannot go to an engine (error) or may disappoint there (warning). Words: locales/. */
export type Problem =
  | Case<'motion/nothing-moves', 'error'>
  | Case<'area/empty', 'error', { readonly name: string }>
  /** The same, where the history knows that another area took its pixels: paintedOver.ts. `by` null: the frozen area. */
  | Case<'area/painted-over', 'error', { readonly name: string; readonly by: string | null }>
  | Case<'path/missing', 'error', { readonly name: string }>
  | Case<'path/too-short', 'error', { readonly name: string }>
  | PathProblem
  | AddressProblem
  | Case<'photo/too-small', 'error', Pictured & { readonly least: number }>
  | Case<'photo/aspect', 'error', Pictured>
  | Case<
      'photo/fitted',
      'warning',
      Pictured & {
        readonly sent: Size
        readonly bars: 'sides' | 'ends' | null
        readonly enlarged: boolean
      }
    >
  | Case<'prompt/too-long', 'error', { readonly length: number; readonly limit: number }>
  | Case<'prompt/negative-too-long', 'error', { readonly length: number; readonly limit: number }>
  | Case<'prompt/stills', 'warning', { readonly word: string }>
  | ModelCase<'model/no-masks'>
  | ModelCase<'model/no-end-frame'>
  | Case<'model/missing', 'error'>
  | Case<'callback/address', 'error', { readonly address: string }>
  | Case<'tail/missing', 'error'>
  | Case<'tail/aspect', 'warning', { readonly size: Size; readonly photo: Size }>

/** What stands between this project and that engine, errors first. Empty: it can go. */
export function problems(project: Project, engine: Engine): Problem[] {
  const found = engine.kind === 'local' ? localProblems(project) : serviceProblems(project, engine.profile)
  return found.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

/** Whether the project may go to the engine it was checked for. */
export const canGo = (found: readonly Problem[]): boolean =>
  found.every((problem) => problem.severity !== 'error')

const taking = (project: Project): readonly Group[] => project.groups.filter((group) => group.sent)

function localProblems(project: Project): Problem[] {
  const groups = taking(project)
  if (groups.length === 0 && !project.settings.camera)
    return [{ code: 'motion/nothing-moves', severity: 'error', about: 'project' }]
  return groups.flatMap((group) => areaProblems(project, group, !movesHere(group)))
}

function areaProblems(project: Project, group: Group, needsPath: boolean): Problem[] {
  const about = `group:${group.id}` as const
  const { name } = group
  const found: Problem[] = []
  if ((extents(project.labels)[group.label]?.pixels ?? 0) === 0) {
    found.push({ code: 'area/empty', severity: 'error', about, name })
  }
  if (!group.path) {
    if (needsPath) found.push({ code: 'path/missing', severity: 'error', about, name })
  } else if (lengthOf(flatten(group.path)) < MIN_PATH_LENGTH_PX) {
    found.push({ code: 'path/too-short', severity: 'error', about, name })
  }
  return found
}

function serviceProblems(project: Project, profile: ServiceProfile): Problem[] {
  return [
    ...photoProblems('photo', project.photo, project.settings.fit, profile),
    ...promptProblems(project, profile),
    ...fieldProblems(project.settings),
    ...(project.settings.mode === 'motion-brush' ? brushProblems(project, profile) : []),
    ...(project.settings.mode === 'end-frame' ? tailProblems(project, profile) : []),
  ]
}

function photoProblems(
  which: Pictured['which'],
  { width, height }: Size,
  fit: boolean,
  { limits }: ServiceProfile,
): Problem[] {
  const size = { width, height }
  const about = which === 'photo' ? 'photo' : 'settings'
  const tooSmall = isTooSmall(size, limits)
  const outOfShape = isOutOfShape(size, limits)
  if (fit && (tooSmall || outOfShape)) {
    const fitted = fitOf(size, limits)
    const [sent, bars, enlarged] = [fitted.sent, barsOf(fitted), fitted.photo.width > width]
    return [{ code: 'photo/fitted', severity: 'warning', about, which, size, sent, bars, enlarged }]
  }
  const found: Problem[] = []
  if (tooSmall) {
    const least = limits.minSidePx
    found.push({ code: 'photo/too-small', severity: 'error', about, which, size, least })
  }
  if (outOfShape) found.push({ code: 'photo/aspect', severity: 'error', about, which, size })
  return found
}

/** Words that cancelled the motion in real runs of the service. */
const STILL_WORDS = /\b(slowly|gentle|gently|calm|still)\b/i

function promptProblems({ settings }: Project, { limits }: ServiceProfile): Problem[] {
  const found: Problem[] = []
  const tooLong = (
    code: 'prompt/too-long' | 'prompt/negative-too-long',
    text: string,
    limit: number,
  ): void => {
    if (text.length > limit)
      found.push({ code, severity: 'error', about: 'prompt', length: text.length, limit })
  }
  tooLong('prompt/too-long', settings.prompt, limits.maxPrompt)
  tooLong('prompt/negative-too-long', settings.negativePrompt, limits.maxNegativePrompt)
  const word = STILL_WORDS.exec(settings.prompt)?.[0]
  if (word !== undefined) found.push({ code: 'prompt/stills', severity: 'warning', about: 'prompt', word })
  return found
}

/** A web address, whole and without blanks. */
const WEB_ADDRESS = /^https?:\/\/[^\s/?#]\S*$/i

function fieldProblems({ model, callbackUrl }: Settings): Problem[] {
  const found: Problem[] = []
  if (isBlank(model)) found.push({ code: 'model/missing', severity: 'error', about: 'settings' })
  if (callbackUrl !== null && !isBlank(callbackUrl) && !WEB_ADDRESS.test(callbackUrl.trim())) {
    found.push({ code: 'callback/address', severity: 'error', about: 'settings', address: callbackUrl })
  }
  return found
}

function brushProblems(project: Project, profile: ServiceProfile): Problem[] {
  const groups = taking(project)
  const found = groups.flatMap((group) => [
    ...areaProblems(project, group, true),
    ...servicePathProblems(project, group, profile),
  ])
  return [...found, ...modelProblems('model/no-masks', project, profile)]
}

function modelProblems(
  code: 'model/no-masks' | 'model/no-end-frame',
  project: Project,
  profile: ServiceProfile,
): Problem[] {
  const { model, quality, durationSeconds: seconds } = project.settings
  const listed = modeSupport(project, profile, project.settings)
  if (listed === 'yes' || isBlank(model)) return []
  const severity = listed === 'no' && profile.isSupportItsOwn ? 'error' : 'warning'
  return [{ code, severity, about: 'settings', model, quality, seconds, listed }]
}

function tailProblems(project: Project, profile: ServiceProfile): Problem[] {
  const { settings, photo } = project
  const { tail } = settings
  const found = modelProblems('model/no-end-frame', project, profile)
  if (!tail) return [...found, { code: 'tail/missing', severity: 'error', about: 'settings' }]
  found.push(...photoProblems('tail', tail, settings.fit, profile))
  if (Math.abs(tail.width / tail.height / (photo.width / photo.height) - 1) >= 0.02) {
    found.push({
      code: 'tail/aspect',
      severity: 'warning',
      about: 'settings',
      size: sizeOf(tail),
      photo: sizeOf(photo),
    })
  }
  return found
}

const sizeOf = ({ width, height }: Size): Size => ({ width, height })
