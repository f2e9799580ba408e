import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { fileFormats } from '../../../src-main/takes/fileFormats.ts'
import { handedOut } from '../../../src-main/takes/handingOut.ts'
import { openTakeStore } from '../../../src-main/takes/takeStore.ts'
import { newFolder, openQueue, orderOf, writingEngine } from './orders.ts'
import { valueOf } from '../../integration/support/results.ts'

test('a clip goes out as a copy that is called as the take is, made once', async () => {
  const folder = newFolder()
  const { queue, settled } = await openQueue(folder, writingEngine())
  const { id } = valueOf(await queue.start(orderOf()))
  const take = await settled(id)
  const store = await openTakeStore(folder)
  const path = valueOf(await handedOut(store, take, 'Best so far'))
  expect(basename(path)).toBe('Best so far.mp4')
  expect(readFileSync(path, 'utf8')).toBe('mp4 photo.png')
  const { mtimeMs } = statSync(path)
  expect(valueOf(await handedOut(store, take, 'Best so far'))).toBe(path)
  expect(statSync(path).mtimeMs).toBe(mtimeMs)
  // What another program does to it does not reach the clip that is kept.
  writeFileSync(path, 'cut')
  expect(readFileSync(store.clipPath(take), 'utf8')).toBe('mp4 photo.png')
  expect(readFileSync(valueOf(await handedOut(store, take, 'Best so far')), 'utf8')).toBe('mp4 photo.png')
})

test('a clip that is gone is said, not handed out', async () => {
  const folder = newFolder()
  const { queue, settled } = await openQueue(folder, writingEngine())
  const { id } = valueOf(await queue.start(orderOf()))
  const take = await settled(id)
  const elsewhere = await openTakeStore(newFolder())
  expect(await handedOut(elsewhere, take, 'Best')).toMatchObject({ ok: false })
})

test('a file goes into the clipboard as each system has it', () => {
  const texts = (platform: NodeJS.Platform, path: string): string[][] =>
    fileFormats(path, platform).map(([format, bytes]) => [
      format,
      bytes.toString(platform === 'win32' ? 'utf16le' : 'utf8'),
    ])
  expect(texts('linux', '/takes/Take 1 & more.mp4')).toEqual([
    ['text/uri-list', 'file:///takes/Take%201%20&%20more.mp4\r\n'],
    ['x-special/gnome-copied-files', 'copy\nfile:///takes/Take%201%20&%20more.mp4'],
  ])
  expect(texts('win32', 'C:\\takes\\a.mp4')).toEqual([['FileNameW', 'C:\\takes\\a.mp4\0']])
  const [mac] = texts('darwin', '/takes/a & <b>.mp4')
  expect(mac?.[0]).toBe('NSFilenamesPboardType')
  expect(mac?.[1]).toContain('<array><string>/takes/a &amp; &lt;b&gt;.mp4</string></array>')
})
