import { parentPort } from 'node:worker_threads'
import { FAKE_KEY, startFakeService } from './server.ts'

/** The service that plays, away from the thread that is measured: it decodes all that it is sent. */
const { baseUrl } = await startFakeService({ pace: { ms: 600_000 } })
parentPort?.postMessage({ baseUrl, key: FAKE_KEY })
