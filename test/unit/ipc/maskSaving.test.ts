import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { saveMask, saveMasks } from '../../../src-main/ipc/maskSaving.ts'
import { maskOf } from '../../../src-shared/labels/mask.ts'
import { toWire } from '../../../src-shared/project/wire.ts'
import { movingProject } from '../../support/projects.ts'

const folder = mkdtempSync(join(tmpdir(), 'kinebrush-mask-saving-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const project = movingProject({ width: 150, height: 140 })
const wire = toWire(project)
const pixels = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await sharp(path).toColourspace('b-w').raw().toBuffer())

test('an area’s mask is an 8-bit grey PNG of the photo’s size, white where it is painted', async () => {
  const path = join(folder, 'moving.png')
  const suggested: string[] = []
  const maskToSave = (name: string) => {
    suggested.push(name)
    return Promise.resolve(path)
  }
  expect(await saveMask({ maskToSave }, { project: wire, area: 'g1', name: 'Rocket: up?' })).toEqual({
    ok: true,
    value: { name: 'moving.png' },
  })
  expect(suggested).toEqual(['Rocket_ up_.png'])
  expect(await sharp(path).metadata()).toMatchObject({
    format: 'png',
    width: 150,
    height: 140,
    channels: 1,
    depth: 'uchar',
  })
  expect(await pixels(path)).toEqual(maskOf(project.labels, 2))
})

test('all masks go to a folder of their own, and nothing that is there is touched', async () => {
  mkdirSync(join(folder, 'Launch masks'))
  writeFileSync(join(folder, 'Launch masks', 'static.png'), 'mine')
  const order = { project: wire, name: 'Launch' }
  expect(await saveMasks({ folder: () => Promise.resolve(folder) }, order)).toEqual({
    ok: true,
    value: { folder: 'Launch masks 2', masks: 2 },
  })
  expect(readdirSync(join(folder, 'Launch masks 2')).sort()).toEqual(['dynamic-1.png', 'static.png'])
  expect(await pixels(join(folder, 'Launch masks 2', 'static.png'))).toEqual(maskOf(project.labels, 1))
  expect(readFileSync(join(folder, 'Launch masks', 'static.png'), 'utf8')).toBe('mine')
})

test('a change of mind writes nothing, an area with nothing painted has no mask, and a folder that is not there is said', async () => {
  const none = { maskToSave: () => Promise.resolve(null), folder: () => Promise.resolve(null) }
  expect(await saveMask(none, { project: wire, area: 'g1', name: 'a' })).toEqual({ ok: true, value: null })
  expect(await saveMasks(none, { project: wire, name: 'a' })).toEqual({ ok: true, value: null })
  expect(await saveMask(none, { project: wire, area: 'gone', name: 'a' })).toEqual({
    ok: false,
    error: { code: 'mask/empty' },
  })
  const gone = { folder: () => Promise.resolve(join(folder, 'gone')) }
  expect(await saveMasks(gone, { project: wire, name: 'a' })).toMatchObject({ ok: false })
})
