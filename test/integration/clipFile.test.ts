import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readClip } from '../../src-main/takes/clipFile.ts'
import { CLIP, clipWith } from '../support/fakeService/fixtures.ts'
import { testFolder } from './support/commandLine.ts'

function file(bytes: Uint8Array): string {
  const path = join(testFolder(), 'clip.mp4')
  writeFileSync(path, bytes)
  return path
}

const senseless = {
  ok: false,
  error: { code: 'clip/unreadable', detail: 'its tables make no sense' },
}

test('a clip is told by its tables', async () => {
  expect(await readClip(file(CLIP))).toMatchObject({
    ok: true,
    value: { name: 'clip.mp4', format: 'mp4', width: 480, height: 320, frames: 150, fps: 30, codec: 'h264' },
  })
})

test('tables that claim billions of frames cost a thread its memory, and the program nothing', async () => {
  expect(await readClip(file(clipWith('stts', 12, 0xffffffff)))).toEqual(senseless)
})

test('tables without an end cost a thread its time, and the program nothing', async () => {
  expect(await readClip(file(clipWith('stsc', 16, 0xffffffff)), 2000)).toEqual(senseless)
})

test('what is no clip, or not there, is said to be unreadable', async () => {
  const other = await readClip(file(Buffer.from('a text')))
  expect(other).toMatchObject({ ok: false, error: { code: 'clip/unreadable' } })
  const none = await readClip(join(testFolder(), 'none.mp4'))
  expect(none).toMatchObject({ ok: false, error: { code: 'clip/unreadable' } })
})
