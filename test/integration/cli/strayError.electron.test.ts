import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canRunApplication, CHECKOUT, startApplication } from '../support/application.ts'

test.skipIf(!canRunApplication)('an installation without sharp says so and ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-bare-'))
  for (const part of ['out', 'package.json'])
    cpSync(join(CHECKOUT, part), join(folder, part), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(join(CHECKOUT, 'node_modules'))) {
    if (name === 'sharp' || name.startsWith('.')) continue
    symlinkSync(join(CHECKOUT, 'node_modules', name), join(folder, 'node_modules', name))
  }
  const ran = await startApplication(folder, ['help'], { app: folder }).ended
  rmSync(folder, { recursive: true, force: true })
  expect(ran.stderr).toMatch(/^error unexpected: .*'sharp'.*\. Try again.*$/m)
  expect(ran.code).toBe(3)
})
