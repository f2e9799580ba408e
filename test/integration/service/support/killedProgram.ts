import { readFileSync } from 'node:fs'
import type { Credentials } from '../../../../src-main/engines/service/credentials.ts'
import { readRoutes } from '../../../../src-main/engines/service/routes.ts'
import { startProgram } from './program.ts'

interface Orders {
  readonly folder: string
  readonly baseUrl: string
  readonly credentials: Credentials
  readonly photo: string
  readonly lookup: 'proven' | 'unproven'
  readonly externalId: string
  /** Chromium's word for the proxies to take; none where it is not given. */
  readonly proxies?: string
  /** Says so and goes no further once a state of that name is on the disk; null: never. */
  readonly holdAt: string | null
}

/** Sends one take, or goes on with the one that is there, and says each of its states, for one who kills it. */
const orders = JSON.parse(process.argv[2] ?? '') as Orders
const { proxies } = orders
const program = await startProgram({
  ...orders,
  ...(proxies !== undefined && { routes: () => Promise.resolve(readRoutes(proxies)) }),
  image: readFileSync(orders.photo).toString('base64'),
  async onKept({ state }) {
    process.stdout.write(`${state}\n`)
    if (state === orders.holdAt) await new Promise(() => setInterval(() => undefined, 1000))
  },
})
const [take] = program.store.all()
program.takes.goOn()
await (take ? program.takes.followed(take.id) : program.send())
process.stdout.write('end\n')
process.exit()
