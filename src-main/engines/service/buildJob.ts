import type { IMAGE_ROLES } from '../../../src-shared/calls/takes.ts'
import type { WireProject } from '../../../src-shared/project/wire.ts'
import type { SentImage } from '../../../src-shared/service/fit.ts'
import type { ServiceProfile } from '../../../src-shared/service/profiles.ts'
import type { WrittenRequest } from './requestBody.ts'

/** A picture of a request, as it would arrive. */
interface Picture {
  readonly role: (typeof IMAGE_ROLES)[number]
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What became of a photo on the way; null for masks. */
  readonly sent: SentImage | null
}

/** What a service is sent for a project: the very bytes, and the pictures in them. */
export interface BuiltRequest extends WrittenRequest {
  readonly pictures: readonly Picture[]
}

/** What the thread is given. The project as it crosses the bridge: its labels as pixels are twenty times as large. */
export interface BuildJob {
  readonly photoFolder: string
  readonly project: WireProject
  readonly profile: ServiceProfile
}
