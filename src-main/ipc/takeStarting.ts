import type { EngineChoice } from '../../src-shared/calls/takes.ts'
import type { Input, Output } from '../../src-shared/contract.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { chosenProfile, type ServiceProfile } from '../../src-shared/service/profiles.ts'
import type { Take } from '../../src-shared/take.ts'
import { buildRequest, sentPhoto } from '../engines/service/buildRequest.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import type { ServiceTakes } from '../takes/service/serviceTakes.ts'
import type { TakeQueue } from '../takes/takeQueue.ts'

export interface StartingParts {
  readonly queue: TakeQueue
  readonly services: ServiceTakes
  readonly photos: PhotoStore
}

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
  const { name, project, count, externalId } = order
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

/** What would become of a photo on its way to the service. */
export async function lookAtPhoto(
  { photos }: StartingParts,
  { photo, fit, engine }: Input<'request:photo'>,
): Promise<Result<Output<'request:photo'>>> {
  const profile = profileFor(engine)
  return profile.ok ? sentPhoto(photos, photo, fit, profile.value) : profile
}

/** What would be sent: its text, and the pictures in it as they would arrive. */
export async function previewRequest(
  { photos }: StartingParts,
  { project, engine }: Input<'request:preview'>,
): Promise<Result<Output<'request:preview'>>> {
  const profile = profileFor(engine)
  if (!profile.ok) return profile
  const request = await buildRequest(photos, project, profile.value, true)
  if (!request.ok) return request
  const { bytes, pictures } = request.value
  return ok({ text: Buffer.from(bytes).toString(), images: [...pictures] })
}
