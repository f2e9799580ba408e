import { Worker } from 'node:worker_threads'
import type { WireProject } from '../../../src-shared/project/wire.ts'
import type { Result } from '../../../src-shared/result.ts'
import type { ServiceProfile } from '../../../src-shared/service/profiles.ts'
import type { PhotoStore } from '../../photos/photoStore.ts'
import type { BuildJob, BuiltRequest } from './buildJob.ts'
import threadPath from './buildThread.ts?modulePath'

/**
 * Builds the request for a project and reads it back, in a thread of its own: encoding, decoding and looking through
 * masks of 24 megapixels would leave the main process deaf for a second. The result is handed over, not copied.
 */
export function buildRequest(
  { folder }: Pick<PhotoStore, 'folder'>,
  project: WireProject,
  profile: ServiceProfile,
): Promise<Result<BuiltRequest>> {
  const workerData: BuildJob = { photoFolder: folder, project, profile }
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadPath, { workerData })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`The thread that builds requests ended with ${code}`)))
  })
}
