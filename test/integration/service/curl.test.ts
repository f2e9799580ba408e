import { execFileSync, spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createUrl } from '../../../src-shared/service/baseUrl.ts'
import { curlCommand, isInline, REQUEST_FILE, shellWord } from '../../../src-shared/service/curl.ts'
import { FAKE_KEY, startFakeService, type FakeService } from '../../support/fakeService/server.ts'
import { testFolder } from '../support/commandLine.ts'
import { IMAGE, picture, plainRequest } from './support/requests.ts'

const hasBash = existsSync('/bin/bash')
const hasCurl = existsSync('/usr/bin/curl')

test.skipIf(!hasBash)('a shell reads a word as the very text that it was made of', () => {
  const texts = fc.array(
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\0', '')),
    { minLength: 1, maxLength: 30 },
  )
  const tricky = [["it's", '"$HOME"', '`id`', '\\', '!!', "'", "''", '*', 'a\nb', '%s', '-n', '{"a":"‘’"}']]
  fc.assert(
    fc.property(texts, (list) => {
      const script = `printf '%s\\0' ${list.map(shellWord).join(' ')}`
      const out = execFileSync('/bin/bash', ['-c', script]).toString()
      expect(out.split('\0').slice(0, -1)).toEqual(list)
    }),
    { numRuns: 60, examples: tricky.map((list): [string[]] => [list]) },
  )
})

describe.skipIf(!hasBash || !hasCurl)('the copied command', () => {
  let service: FakeService
  let folder: string

  beforeEach(async () => {
    service = await startFakeService()
    onTestFinished(() => service.close())
    folder = testFolder()
  })

  /** What bash says to the command, typed in a folder with a key at hand. */
  const typed = (command: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const env = { ...process.env, KINEBRUSH_API_KEY: FAKE_KEY }
      const bash = spawn('/bin/bash', ['-c', command], { cwd: folder, env })
      let said = ''
      bash.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
      bash.on('error', reject)
      bash.on('close', () => resolve(said))
    })

  test('sends a small request as it is, quotes and all, and the service takes it', async () => {
    const image = await picture({ width: 320, height: 320 })
    const prompt = `it's "up"; $HOME \`id\` 上升 \\ !`
    const text = JSON.stringify(plainRequest({ image, prompt, negative_prompt: "'" }))
    expect(isInline(text)).toBe(true)
    const command = curlCommand(createUrl(service.baseUrl), text)
    expect(command).not.toContain(FAKE_KEY)
    expect(JSON.parse(await typed(command))).toMatchObject({ code: 0, data: { task_status: 'submitted' } })
    expect(service.requests[0]?.body.toString()).toBe(text)
    expect(service.tasks).toMatchObject([{ detail: null }])
  })

  test('sends a long one from the saved file', async () => {
    const text = JSON.stringify(plainRequest({ image: IMAGE }))
    expect(isInline(text)).toBe(false)
    writeFileSync(join(folder, REQUEST_FILE), `${text}\n`)
    const said = await typed(curlCommand(createUrl(service.baseUrl), text))
    expect(JSON.parse(said)).toMatchObject({ code: 0 })
    expect(service.requests[0]?.body.toString()).toBe(`${text}\n`)
    expect(service.tasks).toMatchObject([{ detail: null }])
  })
})
