import { fail, ok, type Result } from '../../../src-shared/result.ts'
import { failureOf } from '../../../src-shared/service/failures.ts'
import { readModelList } from '../../../src-shared/service/modelList.ts'
import type { ServiceProfile } from '../../../src-shared/service/profiles.ts'
import { readReply } from '../../../src-shared/service/replies.ts'
import { trustIn } from './address.ts'
import { authorization, secretsOf, type Credentials } from './credentials.ts'
import { exchange, PATIENCE, type Patience } from './http.ts'
import type { FindRoutes } from './routes.ts'
import { textOf } from './serviceClient.ts'

export interface Asking {
  readonly credentials: Credentials
  readonly routes: FindRoutes
  readonly signal: AbortSignal
  readonly patience?: Patience
}

/** Asks a service which models it has. Costs nothing; only where its profile knows of a way to ask. */
export async function fetchModels(
  profile: ServiceProfile,
  { credentials, routes, signal, patience = PATIENCE }: Asking,
): Promise<Result<string[]>> {
  const { name, baseUrl, modelsPath } = profile
  const noList: Result<never> = fail({ code: 'service/no-model-list', service: name })
  if (modelsPath === null) return noList
  const url = new URL(`${baseUrl}${modelsPath}`)
  const proof = authorization(credentials, Date.now())
  const headers = { authorization: proof }
  const trust = trustIn(profile)
  const answered = await exchange({ url, method: 'GET', headers, trust, patience, routes, signal })
  if (!answered.ok) return fail(answered.error.failure)
  const text = await textOf(answered.value, url.href, patience)
  if (!text.ok) return fail(text.error.failure)
  const { status } = answered.value
  const models = status === 200 && text.value !== null ? readModelList(text.value) : null
  if (models) return models.length > 0 ? ok(models) : noList
  const reply = text.value === null ? null : readReply(status, text.value, secretsOf(credentials, proof))
  // A wrong path is not the service's no to a person, but the profile's mistake about it.
  if (reply?.kind !== 'refusal' || status === 404 || status === 405) return noList
  return fail(failureOf(reply.refusal, name, 'create').error)
}
