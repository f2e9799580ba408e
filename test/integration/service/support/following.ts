import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { FAKE_KEY, type FakeService } from '../../../support/fakeService/server.ts'
import { testFolder } from '../../support/commandLine.ts'
import { startProgram, type Going, type Program } from './program.ts'
import { IMAGE } from './requests.ts'

/** The id that the tests send under. */
export const EXTERNAL_ID = 'kinebrush-0c0ffee0-0000-4000-8000-000000000001'

export interface TakeBench {
  readonly folder: string
  start(going?: Partial<Going>): Promise<Program>
  /** The only take as its file has it now. */
  kept(): unknown
}

/** A folder for takes, in which the program can be started and started again. */
export function takeBench(service: FakeService): TakeBench {
  const folder = join(testFolder(), 'takes')
  return {
    folder,
    kept() {
      const [id = ''] = readdirSync(folder)
      return JSON.parse(readFileSync(join(folder, id, 'take.json'), 'utf8')) as unknown
    },
    async start(going = {}) {
      const program = await startProgram({
        ...{ folder, baseUrl: service.baseUrl, image: IMAGE, externalId: EXTERNAL_ID },
        credentials: { kind: 'bearer', key: FAKE_KEY },
        ...going,
      })
      onTestFinished(() => program.takes.stop())
      return program
    },
  }
}

/** Files below a folder that hold one of the texts, as they are or in base64. */
export function filesWith(folder: string, ...secrets: readonly string[]): string[] {
  const traces = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString('base64').slice(0, -4)])
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => traces.some((trace) => readFileSync(path).includes(trace)))
}

/** Requests in which a secret, or any proof at all, went to another host than the service's own. */
export const leaksOf = (service: FakeService, ...secrets: readonly string[]): string[] =>
  service.requests
    .filter(({ host }) => host !== `127.0.0.1:${service.port}`)
    .filter(({ headers, path, body }) => {
      const all = `${JSON.stringify(headers)}${path}${body.toString('latin1')}`
      return headers.authorization !== undefined || secrets.some((secret) => all.includes(secret))
    })
    .map(({ method, host, path }) => `${method} ${host}${path}`)
