import { pixelsOf } from '../labels/measure.ts'
import { STATIC_LABEL } from '../limits.ts'
import { PLAIN_MOVEMENT } from '../project/movement.ts'
import { isBlank, type Group, type Project, type Settings } from '../project/project.ts'
import type { ServiceProfile } from './profiles.ts'
import { cfgScaleSupport, endFrameSupport, masksSupport, type Support } from './supportTable.ts'

/** Whether a project has painted or drawn anything that only a motion brush takes. */
export const hasMasks = ({ groups, labels }: Project): boolean =>
  groups.some(({ sent }) => sent) || pixelsOf(labels, STATIC_LABEL) > 0

/** Whether a service takes what a project's mode sends, as the settings choose model, quality and duration. */
export function modeSupport(project: Project, { support }: ServiceProfile, settings: Settings): Support {
  switch (settings.mode) {
    case 'motion-brush':
      return hasMasks(project) ? masksSupport(support, settings) : 'yes'
    case 'end-frame':
      return endFrameSupport(support, settings)
    case 'plain':
      return 'yes'
  }
}

/** Of some values for a setting those that surely would not go, where another one would: they are not offered. None at a relay. */
export function refusedValues<K extends 'mode' | 'quality' | 'durationSeconds'>(
  project: Project,
  profile: ServiceProfile,
  key: K,
  values: readonly Settings[K][],
): readonly Settings[K][] {
  if (!profile.isSupportItsOwn) return []
  const refused = values.filter(
    (value) => modeSupport(project, profile, { ...project.settings, [key]: value }) === 'no',
  )
  return refused.length < values.length ? refused : []
}

/** Something that is set and that the chosen engine gets nothing of, and what it is that takes none. */
export type NotSent =
  | {
      readonly what: 'prompt' | 'negativePrompt' | 'endFrame' | 'cfgScale' | 'callbackUrl' | 'frozen'
      readonly because: 'mode' | 'model' | 'engine'
    }
  | { readonly what: 'area'; readonly name: string; readonly because: 'mode' }
  /** What an area does besides following its path, the camera and the loop are this computer's. */
  | { readonly what: 'movement'; readonly name: string; readonly because: 'service' }
  | { readonly what: 'camera' | 'loop'; readonly because: 'service' }

/**
 * What of a project is set and not sent to a service, or not used by this computer. Names and switches of the
 * screen change no clip anywhere, and an area that is left out was left out on purpose: none of them counts.
 */
export function notSent(project: Project, profile: ServiceProfile | null): readonly NotSent[] {
  return profile ? notSentTo(project, profile) : notUsedHere(project.settings)
}

function notUsedHere(settings: Settings): readonly NotSent[] {
  const set = {
    prompt: !isBlank(settings.prompt),
    negativePrompt: !isBlank(settings.negativePrompt),
    endFrame: settings.tail !== null,
    cfgScale: settings.cfgScale !== null,
    callbackUrl: !isBlank(settings.callbackUrl ?? ''),
  }
  return (Object.keys(set) as (keyof typeof set)[])
    .filter((what) => set[what])
    .map((what) => ({ what, because: 'engine' }))
}

function notSentTo({ settings, labels, groups }: Project, { support }: ServiceProfile): readonly NotSent[] {
  const found: NotSent[] = []
  if (settings.mode !== 'motion-brush') {
    if (pixelsOf(labels, STATIC_LABEL) > 0) found.push({ what: 'frozen', because: 'mode' })
    const isMade = ({ sent, path, label }: Group): boolean =>
      sent && (path !== null || pixelsOf(labels, label) > 0)
    for (const { name } of groups.filter(isMade)) found.push({ what: 'area', name, because: 'mode' })
  }
  if (settings.mode !== 'end-frame' && settings.tail) found.push({ what: 'endFrame', because: 'mode' })
  if (settings.cfgScale !== null && cfgScaleSupport(support, settings.model) === 'no') {
    found.push({ what: 'cfgScale', because: 'model' })
  }
  if (settings.camera) found.push({ what: 'camera', because: 'service' })
  if (settings.loop !== 'none') found.push({ what: 'loop', because: 'service' })
  const movesOtherwise = ({ sent, motion, movement }: Group): boolean =>
    sent && (motion !== 'slide' || JSON.stringify(movement) !== JSON.stringify(PLAIN_MOVEMENT))
  for (const { name } of groups.filter(movesOtherwise)) {
    found.push({ what: 'movement', name, because: 'service' })
  }
  return found
}
