import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { beforeEach, describe, expect, test } from 'vitest'
import { writeDurably } from '../../../src-main/projects/durableSave.ts'
import { openFileSink } from '../../../src-main/projects/fileSink.ts'
import { seeded } from '../../support/random.ts'
import { commandLine, testFolder } from '../support/commandLine.ts'
import { desk } from '../support/rocket.ts'
import { codeOf, valueOf } from '../support/results.ts'
import { mayMount, smallDisk } from '../support/smallDisk.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = testFolder()
  path = join(folder, 'p.kinebrush')
})

test('writes bytes, text, and pieces', async () => {
  expect(valueOf(await writeDurably(path, Buffer.from('one')))).toEqual({ bytes: 3 })
  expect(readFileSync(path, 'utf8')).toBe('one')
  expect(valueOf(await writeDurably(path, 'zwei'))).toEqual({ bytes: 4 })
  await writeDurably(path, async (write) => {
    for (const piece of ['a', 'b', 'c']) await write(Buffer.from(piece))
  })
  expect(readFileSync(path, 'utf8')).toBe('abc')
  expect(readdirSync(folder)).toEqual(['p.kinebrush'])
})

test('keeps the permissions of the file, and a link a link', async () => {
  writeFileSync(path, 'old')
  chmodSync(path, 0o640)
  const link = join(folder, 'link')
  symlinkSync(path, link)
  valueOf(await writeDurably(link, 'new'))
  expect(statSync(path).mode & 0o777).toBe(0o640)
  expect(readlinkSync(link)).toBe(path)
  expect(readFileSync(path, 'utf8')).toBe('new')
})

test('a producer that fails leaves what was there', async () => {
  writeFileSync(path, 'old')
  const failing = writeDurably(path, async (write) => {
    await write(Buffer.from('half'))
    throw new Error('no more')
  })
  await expect(failing).rejects.toThrow('no more')
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['p.kinebrush'])
})

test('folders that are not there, and folders in its place', async () => {
  mkdirSync(join(folder, 'sub'))
  expect(codeOf(await writeDurably(join(folder, 'no/p'), 'x'))).toBe('file/no-folder')
  expect(codeOf(await writeDurably(join(folder, 'sub'), 'x'))).toBe('file/is-a-folder')
  expect(codeOf(await openFileSink(join(folder, 'no/p')))).toBe('file/no-folder')
})

test('temps that a killed save left go an hour later, other files never', async () => {
  const left = [
    '.p.kinebrush.0123456789ab.tmp',
    '.p.kinebrush.ba9876543210.tmp',
    '.other.0123456789ab.tmp',
    '.p.kinebrush.tmp',
  ]
  for (const name of left) writeFileSync(join(folder, name), '')
  const old = Date.now() / 1000 - 2 * 3600
  for (const name of left.filter((_, i) => i !== 1)) utimesSync(join(folder, name), old, old)
  valueOf(await writeDurably(path, 'x'))
  expect(readdirSync(folder).sort()).toEqual([...left.slice(1), 'p.kinebrush'].sort())
})

test('a sink takes its place only when committed', async () => {
  writeFileSync(path, 'old')
  const dropped = valueOf(await openFileSink(path))
  await dropped.write(0, Buffer.from('draft'))
  await dropped.discard()
  expect(readFileSync(path, 'utf8')).toBe('old')
  const sink = valueOf(await openFileSink(path))
  await sink.write(4, Buffer.from('tail'))
  await sink.write(0, Buffer.from('head'))
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(valueOf(await sink.commit())).toEqual({ bytes: 8 })
  expect(readFileSync(path, 'utf8')).toBe('headtail')
  expect(readdirSync(folder)).toEqual(['p.kinebrush'])
})

test('kill -9 in the middle of saving never leaves a torn file', async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'endlessSaver.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
    },
  })
  const script = join(folder, readdirSync(folder).find((name) => /^endlessSaver\.m?js$/.test(name)) ?? '')
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const size = 4_000_000
  const random = seeded(7)
  const seen = new Set<number>()
  valueOf(await writeDurably(path, new Uint8Array(size)))
  for (let kill = 0; kill < 20; kill++) {
    const child = spawn(process.execPath, [script, path, String(size)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, 40 + random() * 100))
    child.kill('SIGKILL')
    await once(child, 'close')
    const bytes = readFileSync(path)
    expect(bytes.length).toBe(size)
    expect(bytes.every((byte) => byte === bytes[0])).toBe(true)
    seen.add(bytes[0]!)
  }
  // Saves were under way all the time: kills met different ones of them.
  expect(seen.size).toBeGreaterThan(1)
})

describe.skipIf(!mayMount)('a full disk (needs root to mount a small one)', () => {
  test('while saving or exporting leaves the old file, removes the temp and names the disk', async () => {
    const file = join(smallDisk(folder), 'p.kinebrush')
    valueOf(await writeDurably(file, 'old'))
    for (let size = 1 << 20; size < 1 << 23; size += 1 << 19) {
      expect(codeOf(await writeDurably(file, new Uint8Array(size)))).toBe('file/disk-full')
      const sink = valueOf(await openFileSink(file))
      const writing = async (): Promise<void> => {
        for (let at = 0; at < size; at += 65_536) await sink.write(at, new Uint8Array(65_536))
        await sink.write(size, new Uint8Array(1))
      }
      await expect(writing()).rejects.toThrow('ENOSPC')
      expect(sink.failure()).toEqual({ code: 'file/disk-full', name: 'p.kinebrush' })
      await sink.discard()
      expect(readdirSync(join(file, '..'))).toEqual(['p.kinebrush'])
      expect(readFileSync(file, 'utf8')).toBe('old')
    }
  })

  test('on the command line is exit code 5, and what existed is as it was', async () => {
    const work = desk()
    await work.project()
    const disk = smallDisk(folder)
    const cli = commandLine(work.folder)
    const clip = join(disk, 'c.mp4')
    expect((await cli('render', 'p.kinebrush', '-o', clip, '--fps', '10', '--duration', '1')).code).toBe(0)
    const before = readFileSync(clip)
    for (const output of [
      clip,
      join(disk, 'frames/%04d.png'),
      join(disk, 'c.webm'),
      join(disk, 'c.gif'),
      join(disk, 'c.webp'),
    ]) {
      // 1800 frames of the plain engine are 1.8 MB of clip, and a picture is about 1 KB but takes a page.
      const ran = await cli('render', 'p.kinebrush', '-o', output, '--fps', '60', '--duration', '30')
      expect([ran.code, ran.stderr.trim().split('\n').at(-1)]).toEqual([
        5,
        expect.stringMatching(/^error file\/disk-full: /),
      ])
    }
    expect(readFileSync(clip).equals(before)).toBe(true)
    expect(readdirSync(disk)).toEqual(['c.mp4'])
    expect(existsSync(join(disk, 'frames'))).toBe(false)
  })
})

describe.skipIf(!mayMount)('a folder that may not be written to (needs root to mount one)', () => {
  test('is said to be one', async () => {
    const disk = smallDisk(folder)
    writeFileSync(join(disk, 'p.kinebrush'), 'old')
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0)
    expect(await writeDurably(join(disk, 'p.kinebrush'), 'new')).toEqual({
      ok: false,
      error: { code: 'file/unwritable', name: 'p.kinebrush', detail: 'read-only file system' },
    })
    expect(readFileSync(join(disk, 'p.kinebrush'), 'utf8')).toBe('old')
  })
})
