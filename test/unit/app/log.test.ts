import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, onTestFinished } from 'vitest'
import { fileLog, traceOf } from '../../../src-main/app/log.ts'

test('a line lands in the file under its part’s name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  fileLog(folder)('takes', 'a take was interrupted')
  expect(readFileSync(join(folder, 'kinebrush.log'), 'utf8')).toMatch(/\(takes\) +a take was interrupted/)
})

test('an error is traced by its kind and place, without the words that may quote a path', () => {
  const error = Object.assign(new TypeError("no such file '/home/ann/secret.jpg'"), { code: 'ENOENT' })
  expect(traceOf(error)).toMatch(/^TypeError ENOENT in .*\(log\.test\.ts:\d+:\d+\)$/)
  expect(traceOf('secret')).not.toContain('secret')
})
