import { randomUUID } from 'node:crypto'
import { clipSizeFor } from '../../../src-shared/motion/clipSpec.ts'
import { DEFAULT_FPS, MAX_TAKES_AT_ONCE } from '../../../src-shared/limits.ts'
import type { WireProject } from '../../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../../src-shared/result.ts'
import type { ServiceProfile } from '../../../src-shared/service/profiles.ts'
import {
  externalIdSchema,
  NO_REMARKS,
  type ServiceTake,
  type ServiceTask,
  type Take,
} from '../../../src-shared/take.ts'
import { readBaseUrl } from '../../engines/service/address.ts'

/** What takes at a service are to be made from. */
export interface ServiceOrder {
  readonly name: string
  /** As it came: what its pixels say is looked at in the thread that builds the request. */
  readonly project: WireProject
  readonly profile: ServiceProfile
  readonly count: number
  /** The person's own; null: one is made for each take. */
  readonly externalId: string | null
}

/** A profile with its address looked over. */
export function checkedProfile(profile: ServiceProfile): Result<ServiceProfile> {
  const baseUrl = readBaseUrl(profile.baseUrl, profile.localNetwork)
  return baseUrl.ok ? ok({ ...profile, baseUrl: baseUrl.value }) : baseUrl
}

/** Refuses what can be told from the order alone; nothing is built or sent before. */
export function checkedOrder(order: ServiceOrder, takes: readonly Take[]): Result<ServiceOrder> {
  const profile = checkedProfile(order.profile)
  if (!profile.ok) return profile
  const ids = externalIds(order)
  // An external id belongs to one take: a second one under it could not be told from the first.
  const taken = new Set(takes.map((take) => take.service?.externalId))
  const bad = ids.find((id) => taken.has(id) || !externalIdSchema.safeParse(id).success)
  if (bad !== undefined) return fail({ code: 'take/external-id', externalId: bad.slice(0, 64) })
  return ok({ ...order, profile: profile.value, count: ids.length })
}

export const newExternalId = (): string => `kinebrush-${randomUUID()}`

/** One for each take: the person's own, numbered where there are several, else new ones. */
export function externalIds({ count, externalId }: ServiceOrder): string[] {
  const takes = Math.min(Math.max(1, count), MAX_TAKES_AT_ONCE)
  return Array.from({ length: takes }, (_, i) => {
    if (externalId === null) return newExternalId()
    return takes === 1 ? externalId : `${externalId}-${i + 1}`
  })
}

interface NewTake {
  readonly name: string
  readonly at: Pick<ServiceTask, 'profileId' | 'name' | 'baseUrl' | 'localNetwork'>
  readonly externalId: string
  readonly spec: Take['spec']
  readonly requestSha256: string | null
  readonly prompt?: string
}

export const addressOf = ({ id, name, baseUrl, localNetwork }: ServiceProfile): NewTake['at'] => ({
  profileId: id,
  name,
  baseUrl,
  localNetwork,
})

/** A take that nothing has been sent of. */
export const preparedTake = ({
  name,
  at,
  externalId,
  spec,
  requestSha256,
  prompt = '',
}: NewTake): ServiceTake => ({
  id: randomUUID(),
  engine: at.profileId,
  projectName: name,
  createdAt: Date.now(),
  state: 'prepared',
  spec,
  clip: null,
  error: null,
  service: {
    profileId: at.profileId,
    name: at.name,
    baseUrl: at.baseUrl,
    localNetwork: at.localNetwork,
    externalId,
    taskId: null,
    requestSha256,
    sentAt: null,
    status: '',
    requestId: '',
  },
  prompt,
  remarks: NO_REMARKS,
})

/** What a service's clip is likely to be; what it is stands in the clip's own figures. */
export function specOf({ photo, settings }: Pick<WireProject, 'photo' | 'settings'>): Take['spec'] {
  const { width, height } = clipSizeFor('mp4', photo)
  const { durationSeconds } = settings
  return { format: 'mp4', width, height, fps: DEFAULT_FPS, durationSeconds, loop: 'none' }
}

/** The same of a task that another computer sent. */
export const UNSEEN_SPEC: Take['spec'] = {
  format: 'mp4',
  width: 1280,
  height: 720,
  fps: DEFAULT_FPS,
  durationSeconds: 5,
  loop: 'none',
}
