import type { EngineChoice } from '../../src-shared/calls/takes.ts'
import type { Input, Output } from '../../src-shared/contract.ts'
import { FROZEN } from '../../src-shared/project/project.ts'
import { fromWire } from '../../src-shared/project/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { chosenProfile, type ServiceProfile } from '../../src-shared/service/profiles.ts'
import type { Take } from '../../src-shared/take.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import { buildRequest } from '../photos/serviceImages.ts'
import type { ServiceTakes } from '../takes/service/serviceTakes.ts'
import type { TakeQueue } from '../takes/takeQueue.ts'

export interface StartingParts {
  readonly queue: TakeQueue
  readonly services: ServiceTakes
  readonly photos: PhotoStore
}

const notItsPhoto: Result<never> = fail({
  code: 'project/unreadable',
  detail: 'its areas are not those of its photo',
})

/** The service that was chosen, as it was set up. */
function profileFor({ id, custom }: EngineChoice): Result<ServiceProfile> {
  const profile = chosenProfile(id, custom)
  return profile ? ok(profile) : fail({ code: 'engine/unknown', engine: id })
}

/** Starts takes by the engine that was chosen. */
export async function startTakes(
  { queue, services }: StartingParts,
  { engine, ...order }: Input<'take:start'>,
): Promise<Result<Take[]>> {
  if (engine.id === 'local') {
    const take = await queue.start(order)
    return take.ok ? ok([take.value]) : take
  }
  const profile = profileFor(engine)
  if (!profile.ok) return profile
  const project = fromWire(order.project)
  if (!project) return notItsPhoto
  const { name, count, externalId } = order
  const takes = await services.start({ name, project, profile: profile.value, count, externalId })
  return takes.ok ? ok([...takes.value]) : takes
}

export async function adoptTask(
  { services }: StartingParts,
  { engine, taskId, name }: Input<'take:adopt'>,
): Promise<Result<Take>> {
  const profile = profileFor(engine)
  return profile.ok ? services.adopt(profile.value, taskId, name) : profile
}

/** What would be sent: its text, and the pictures in it as they would arrive. */
export async function previewRequest(
  { photos }: StartingParts,
  { project: wire, engine }: Input<'request:preview'>,
): Promise<Result<Output<'request:preview'>>> {
  const profile = profileFor(engine)
  if (!profile.ok) return profile
  const project = fromWire(wire)
  if (!project) return notItsPhoto
  const request = await buildRequest(photos, project, profile.value)
  if (!request.ok) return request
  const { body, images } = request.value
  const { image, tail, frozen, groups } = images
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'))
  return ok({
    text: JSON.stringify(body),
    images: [
      { role: 'image', name: project.photo.name, bytes: bytes(image) },
      ...(tail === null
        ? []
        : [{ role: 'tail' as const, name: project.settings.tail?.name ?? '', bytes: bytes(tail) }]),
      ...(frozen === null ? [] : [{ role: 'frozen' as const, name: FROZEN, bytes: bytes(frozen) }]),
      ...project.groups.flatMap(({ id, name }) => {
        const mask = groups.get(id)
        return mask === undefined ? [] : [{ role: 'group' as const, name, bytes: bytes(mask) }]
      }),
    ],
  })
}
