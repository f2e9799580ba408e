import { onTestFinished } from 'vitest'
import {
  FAKE_KEY,
  startFakeService,
  type FakeService,
  type FakeServiceOptions,
} from '../../../support/fakeService/server.ts'
import type { Fields } from './requests.ts'

/** A service for one test. */
export const start = async (options?: FakeServiceOptions): Promise<FakeService> => {
  const service = await startFakeService(options)
  onTestFinished(() => service.close())
  return service
}

export const tasksOf = (service: FakeService): string => `${service.baseUrl}/v1/videos/image2video`

export const withKey = { authorization: `Bearer ${FAKE_KEY}` }

export interface Answer {
  readonly status: number
  readonly code: number
  readonly message: string
  readonly data: {
    readonly task_id: string
    readonly task_status: string
    readonly task_status_msg?: string
    readonly task_info: { readonly external_task_id?: string }
    readonly task_result: { readonly videos?: readonly { readonly url: string; readonly duration: string }[] }
  }
}

export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { headers: withKey, ...init })
  return { ...((await response.json()) as Omit<Answer, 'status'>), status: response.status }
}

export const create = (service: FakeService, body: Fields, headers: Record<string, string> = withKey) =>
  ask(tasksOf(service), { method: 'POST', body: JSON.stringify(body), headers })

export const query = (service: FakeService, id: string) => ask(`${tasksOf(service)}/${id}`)

/** Queries until the task is done or has failed. */
export async function settled(service: FakeService, id: string): Promise<Answer['data']> {
  for (;;) {
    const { data } = await query(service, id)
    if (data.task_status === 'succeed' || data.task_status === 'failed') return data
  }
}
