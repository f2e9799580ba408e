import type { Credentials } from '../../../../src-main/engines/service/credentials.ts'
import type { Patience } from '../../../../src-main/engines/service/http.ts'
import type { ErrorCode } from '../../../../src-shared/errors.ts'
import type { TakeState } from '../../../../src-shared/take.ts'
import type { Fault } from '../../../support/fakeService/faults.ts'
import type { FakeService, FakeServiceOptions, KeptRequest } from '../../../support/fakeService/server.ts'

/** Something that goes wrong on the way to a clip, and how the take must end. */
export interface FaultCase {
  /** What goes wrong, for people; the name of the test and the first column of the table. */
  readonly name: string
  readonly service?: FakeServiceOptions
  /** Whether “no such task” proves something at this service. Proven where nothing is said. */
  readonly lookup?: 'proven' | 'unproven'
  readonly baseUrl?: (service: FakeService) => string | Promise<string>
  readonly credentials?: Credentials
  readonly patience?: Patience
  readonly script?: (service: FakeService) => void | Promise<void>
  readonly state: TakeState
  /** Null where all ends well. */
  readonly code: ErrorCode | null
  /** The take keeps its state and is left for later, with the error told. */
  readonly leftForLater?: true
  readonly accepted: 0 | 1
  /** The service's own words, that the person must get to read. */
  readonly quotes?: string
  /** What else must hold of the requests that were made. */
  readonly requests?: (requests: readonly KeptRequest[]) => boolean
  /** Least time that must have been waited at once, ms. */
  readonly waited?: number
}

/**
 * Time-outs of an instant instead of a minute, for what never comes: an answer, and a connection. One for both would
 * also end what is only held up: the service under test lives in the tests' own process.
 */
export const IMPATIENT: Patience = { connectMs: 10_000, idleMs: 400 }
export const NO_PATIENCE_TO_CONNECT: Patience = { connectMs: 400, idleMs: 10_000 }

export const create =
  (fault: Fault, times = 1) =>
  (service: FakeService): void =>
    service.faults.next('create', fault, times)

export const query =
  (fault: Fault, times = 1) =>
  (service: FakeService): void =>
    service.faults.next('query', fault, times)

export const clip =
  (fault: Fault, times = 1) =>
  (service: FakeService): void =>
    service.faults.next('clip', fault, times)

/** How often a route was asked. */
export const asked =
  (route: KeptRequest['route'], times: number) =>
  (requests: readonly KeptRequest[]): boolean =>
    requests.filter((request) => request.route === route).length === times

/** What is said of a take that came through. */
export const WELL = { state: 'ready', code: null, accepted: 1 } as const
