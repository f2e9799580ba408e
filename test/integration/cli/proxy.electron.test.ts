import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { FAKE_KEY, startFakeService } from '../../support/fakeService/server.ts'
import { probe } from '../../support/clips.ts'
import { startProxy } from '../../support/proxies.ts'
import { canRunApplication, startApplication } from '../support/application.ts'
import { testFolder } from '../support/commandLine.ts'
import { ROCKET } from '../support/rocket.ts'

test.skipIf(!canRunApplication)(
  'the built app’s commands go by HTTPS_PROXY, which sees no key, and around it by NO_PROXY',
  async () => {
    const service = await startFakeService({ tls: true, clips: { at: 'https://clips.kinebrush.test' } })
    onTestFinished(() => service.close())
    const proxy = await startProxy({ to: service.port })
    onTestFinished(() => proxy.close())
    const folder = testFolder()
    copyFileSync(ROCKET, join(folder, 'rocket.jpg'))
    const run = (args: string, env: Record<string, string> = {}) =>
      startApplication(folder, args.split(' '), {
        env: {
          KINEBRUSH_USER_DATA: join(folder, 'data'),
          KINEBRUSH_API_KEY: FAKE_KEY,
          HTTPS_PROXY: `127.0.0.1:${proxy.port}`,
          NODE_EXTRA_CA_CERTS: join(import.meta.dirname, '../../fixtures/tls/certificate.pem'),
          ...env,
        },
      }).ended
    expect(await run('new rocket.jpg -o p.kinebrush')).toMatchObject({ code: 0 })
    const submit =
      'submit p.kinebrush -o c.mp4 --engine custom --base-url https://service.kinebrush.test/kling'
    expect(await run(submit)).toMatchObject({ code: 0 })
    expect(probe(join(folder, 'c.mp4'))).toMatchObject({ frames: 150 })
    expect(service.tasks).toHaveLength(1)
    // Two names, and nothing else that the app might ask of the network.
    expect(new Set(proxy.wanted)).toEqual(new Set(['service.kinebrush.test:443', 'clips.kinebrush.test:443']))
    expect(proxy.seen()).not.toContain(FAKE_KEY)
    const around = await run(submit, { NO_PROXY: '.kinebrush.test' })
    expect(around.code).toBe(4)
    expect(around.stderr).toContain('error network/no-such-host: ')
    expect(service.tasks).toHaveLength(1)
  },
)
