import type { Project } from '../../../src-shared/project/project.ts'
import type { ClipSpec } from '../../../src-shared/motion/clipSpec.ts'
import { COMETAPI, customProfile, DEFAULT_CUSTOM } from '../../../src-shared/service/profiles.ts'
import type { TakeSettings } from '../../../src-shared/takes/difference.ts'
import { addressOf, preparedTake, specOf } from '../../../src-main/takes/service/orders.ts'

export const CUSTOM_SERVICE = customProfile({ ...DEFAULT_CUSTOM, baseUrl: 'https://example.com' })

/** A take of this computer, made from a project at its photo's size. */
export function localSettings(project: Project, spec: Partial<ClipSpec> = {}): TakeSettings {
  return { take: { engine: 'local', service: null, spec: { ...specOf(project), ...spec } }, project }
}

/** A take that a service was sent. */
export function serviceSettings(project: Project, profile = COMETAPI): TakeSettings {
  const take = preparedTake({
    ...{ name: 'P', at: addressOf(profile), externalId: 'x', spec: specOf(project), requestSha256: 'x' },
  })
  return { take, project }
}
