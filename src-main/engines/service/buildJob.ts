import type { IMAGE_ROLES } from '../../../src-shared/calls/takes.ts'
import type { Photo } from '../../../src-shared/project/project.ts'
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

/** What a service is sent for a project: the very bytes, and where they were asked for the pictures in them. */
export interface BuiltRequest extends WrittenRequest {
  readonly pictures: readonly Picture[]
}

/** A whole request. The project as it crosses the bridge: its labels as pixels are twenty times as large. */
export interface RequestJob {
  readonly kind: 'request'
  readonly photoFolder: string
  readonly project: WireProject
  readonly profile: ServiceProfile
  /** What nobody looks at is not handed over: much memory that comes at once makes main stop to look for more. */
  readonly withPictures: boolean
}

/** One photo of it, to tell what will become of it. */
export interface PhotoJob {
  readonly kind: 'photo'
  readonly photoFolder: string
  readonly photo: Photo
  readonly fit: boolean
  readonly profile: ServiceProfile
}
