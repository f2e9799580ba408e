import { objectSpans, type ObjectTask } from '../../src-shared/labels/object/selectObject.ts'
import type { FromObjectWorker } from './objectProtocol.ts'

function answer(task: ObjectTask): FromObjectWorker {
  try {
    return { kind: 'found', spans: objectSpans(task) }
  } catch (error) {
    // Running out of memory on a very large photo ends here.
    return { kind: 'failed', detail: String(error) }
  }
}

addEventListener('message', ({ data }: MessageEvent<ObjectTask>) => {
  const reply = answer(data)
  postMessage(reply, { transfer: reply.kind === 'found' && reply.spans ? [reply.spans.buffer] : [] })
})
