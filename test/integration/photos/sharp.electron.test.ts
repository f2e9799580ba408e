import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canRunApplication, startApplication, TALKATIVE } from '../support/application.ts'
import type { Ran } from '../support/commandLine.ts'
import { movingBox } from '../support/movingBox.ts'

describe.skipIf(!canRunApplication)('pictures in a process that has a window system', () => {
  let folder: string

  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'kinebrush-glib-'))))

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('are made and freed by one GLib: that of the system hears nothing of them', async () => {
    let told = ''
    const cli = async (...argv: string[]): Promise<Ran> => {
      const ran = await startApplication(folder, argv, { logging: TALKATIVE }).ended
      told += ran.stderr
      return ran
    }
    await movingBox(folder, cli, 'wide')
    await cli('render', 'wide.kinebrush', '-o', 'frames/%d.png', '--fps', '4', '--duration', '2')
    expect(readdirSync(join(folder, 'frames'))).toHaveLength(8)
    const complaints = told.split('\n').filter((line) => line.includes('GLib'))
    expect(complaints.slice(0, 3)).toEqual([])
  })
})
