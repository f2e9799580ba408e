import { Worker } from 'node:worker_threads'
import type { Photo } from '../../../src-shared/project/project.ts'
import type { WireProject } from '../../../src-shared/project/wire.ts'
import type { Result } from '../../../src-shared/result.ts'
import type { SentImage } from '../../../src-shared/service/fit.ts'
import type { ServiceProfile } from '../../../src-shared/service/profiles.ts'
import type { PhotoStore } from '../../photos/photoStore.ts'
import type { BuiltRequest, PhotoJob, RequestJob } from './buildJob.ts'
import threadPath from './buildThread.ts?modulePath'

type Photos = Pick<PhotoStore, 'folder'>

/**
 * Builds the request for a project and reads it back, in a thread of its own: encoding, decoding and looking through
 * masks of 24 megapixels would leave the main process deaf for a second. The result is handed over, not copied.
 */
export const buildRequest = (
  { folder }: Photos,
  project: WireProject,
  profile: ServiceProfile,
  withPictures = false,
): Promise<Result<BuiltRequest>> =>
  inThread({ kind: 'request', photoFolder: folder, project, profile, withPictures })

/** What becomes of a photo on its way to a service, found out by doing it. `fit`: the project's setting. */
export const sentPhoto = (
  { folder }: Photos,
  photo: Photo,
  fit: boolean,
  profile: ServiceProfile,
): Promise<Result<SentImage>> => inThread({ kind: 'photo', photoFolder: folder, photo, fit, profile })

function inThread(job: RequestJob): Promise<Result<BuiltRequest>>
function inThread(job: PhotoJob): Promise<Result<SentImage>>
function inThread(workerData: RequestJob | PhotoJob): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Node's warnings are for programmers, and a terminal is for the person at it; what fails comes as an error.
    const thread = new Worker(threadPath, { workerData, stderr: true })
    thread.stderr.resume()
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`The thread that builds requests ended with ${code}`)))
  })
}
