import { parseArgs } from 'node:util'
import { FAULT_NAMES, faultFromText } from './faultNames.ts'
import { FAKE_KEY, startFakeService, type Exchange, type FakeService } from './server.ts'

const HELP = `Plays Kling's image-to-video service on this computer.

  --port N          where to listen (8088; 0: any free port)
  --delay SECONDS   how long a task takes (15)
  --comet           speaks CometAPI's error envelope and finds no task by its external id
  --fault ROUTE=FAULT[xN]   spoils the next request, or the next N, of create, query, list or clip; may be repeated
                    FAULT is a code of the error table (1302), an HTTP status (503), or one of
                    ${FAULT_NAMES.join(', ')}
`

const OPTIONS = {
  port: { type: 'string', default: '8088' },
  delay: { type: 'string', default: '15' },
  comet: { type: 'boolean', default: false },
  fault: { type: 'string', multiple: true },
  help: { type: 'boolean', default: false },
} as const

export interface Started {
  readonly service: FakeService
  /** What the app reads to send to it. */
  readonly environment: Readonly<Record<string, string>>
}

/** Starts the service as the flags want it and logs each exchange; null when there was only something to say. */
export async function runFakeService(argv: readonly string[]): Promise<Started | null> {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS })
  if (values.help) {
    process.stdout.write(HELP)
    return null
  }
  const [port, delay] = [Number(values.port), Number(values.delay)]
  if (!(Number.isInteger(port) && delay >= 0)) throw new Error('--port and --delay are numbers')
  const faults = (values.fault ?? []).map((text) => {
    const fault = faultFromText(text)
    if (!fault) throw new Error(`--fault ${text} is not a fault; --help lists them`)
    return fault
  })
  const service = await startFakeService({
    port,
    pace: { ms: delay * 1000 },
    envelope: values.comet ? 'comet' : 'kling',
    externalIdLookup: !values.comet,
    onExchange: (exchange) => log(line(exchange, service.tasks.at(-1)?.detail ?? null)),
  })
  for (const { route, fault, times } of faults) service.faults.next(route, fault, times)
  log(`Listening. Base URL ${service.baseUrl}   key ${FAKE_KEY}   a task takes ${delay} s`)
  return { service, environment: { KINEBRUSH_BASE_URL: service.baseUrl, KINEBRUSH_API_KEY: FAKE_KEY } }
}

const log = (text: string): void =>
  void process.stderr.write(`${new Date().toISOString().slice(11, 19)}  ${text}\n`)

/** `POST  create  1.4 MB  -> 200 {"code":0,…`, and what is really wrong with pictures that will make a task fail. */
function line({ request, fault, reply }: Exchange, detail: string | null): string {
  const { method, route, path, body } = request
  const size = body.length > 0 ? `  ${(body.length / 1e6).toFixed(2)} MB` : ''
  const spoilt = fault.kind === 'pass' ? '' : `  [${fault.kind}]`
  const isText = (reply?.headers['content-type'] ?? '').includes('json')
  const said = reply && isText ? Buffer.from(reply.body).toString().slice(0, 300) : ''
  const answer = reply ? `${reply.status} ${said || `${reply.body.length} bytes`}` : 'nothing'
  const why = route === 'create' && detail !== null ? `\n          will fail: ${detail}` : ''
  const what = route === 'query' || route === 'other' || route === 'clip' ? ` ${path}` : ''
  return `${method.padEnd(4)} ${route}${what}${size}${spoilt} -> ${answer}${why}`
}
