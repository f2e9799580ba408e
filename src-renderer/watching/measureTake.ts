import { clipUrl } from '../../src-shared/contract.ts'
import { toWire } from '../../src-shared/project/wire.ts'
import type { Take } from '../../src-shared/take.ts'
import { pictureOf } from '../../src-shared/takePicture.ts'
import { currentProject } from '../stores/editor.ts'
import { measurements, putMeasurement } from '../stores/frozen.ts'
import type { FromMeasure, ToMeasure } from './measureProtocol.ts'
import { projectOfTake } from './takeProject.ts'

/** Measures how far a take's frozen area moved, in a worker; the outcome is found in the measurements. */
export async function measureTake(take: Take): Promise<void> {
  const { id, clip } = take
  const picture = pictureOf(take)
  if (!clip || !picture || measurements.getState().get(id)?.kind === 'measuring') return
  const stopped = new AbortController()
  const stop = (): void => {
    stopped.abort()
    putMeasurement(id, null)
  }
  putMeasurement(id, { kind: 'measuring', done: 0, total: 0, stop })
  const own = await projectOfTake(id)
  const project = own ?? currentProject()
  if (stopped.signal.aborted) return
  if (!project) {
    putMeasurement(id, { kind: 'failed' })
    return
  }
  const { frames, fps } = clip
  const given: ToMeasure = { url: clipUrl(id), project: toWire(project), picture, frames, fps }
  const whose = own ? 'own' : 'open'
  runWorker(given, stopped.signal, (said) => {
    if (said.kind === 'progress') {
      putMeasurement(id, { kind: 'measuring', done: said.done, total: said.total, stop })
    } else if (said.kind === 'report') {
      putMeasurement(id, { kind: 'done', report: said.report, reference: said.reference, whose })
    } else putMeasurement(id, { kind: 'failed' })
  })
}

function runWorker(given: ToMeasure, stopped: AbortSignal, hear: (said: FromMeasure) => void): void {
  const worker = new Worker(new URL('./measureWorker.ts', import.meta.url), { type: 'module' })
  const end = (): void => worker.terminate()
  stopped.addEventListener('abort', end, { once: true })
  worker.addEventListener('message', ({ data }: MessageEvent<FromMeasure>) => {
    if (data.kind !== 'progress') end()
    hear(data)
  })
  worker.addEventListener('error', ({ message }) => {
    end()
    hear({ kind: 'failed', detail: message })
  })
  worker.postMessage(given)
}
