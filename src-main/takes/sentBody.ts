import { fail, ok, type Result } from '../../src-shared/result.ts'
import { isServiceTake, type TakeId } from '../../src-shared/take.ts'
import { withExternalId } from '../engines/service/requestBody.ts'
import { requestOf } from './service/serviceRuns.ts'
import type { TakeStore } from './takeStore.ts'

/** What a service was sent for a take, byte for byte. */
export async function sentBody(store: TakeStore, id: TakeId): Promise<Result<Uint8Array>> {
  const take = store.get(id)
  if (!take) return fail({ code: 'take/missing' })
  if (!isServiceTake(take)) return fail({ code: 'take/no-request' })
  const body = await requestOf(store, take)
  return body.ok ? ok(Buffer.concat(withExternalId(body.value, take.service.externalId))) : body
}
