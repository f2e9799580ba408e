import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { chosenMasks } from '../../../src-main/ipc/chosenMasks.ts'

const folder = mkdtempSync(join(tmpdir(), 'kinebrush-masks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A mask file whose left half is white. */
async function maskFile(width: number, height: number): Promise<string> {
  const path = join(folder, `${width}x${height}.png`)
  const grey = Uint8Array.from({ length: width * height }, (_, i) => (i % width < width / 2 ? 255 : 0))
  await sharp(grey, { raw: { width, height, channels: 1 } }).toFile(path)
  return path
}

const photo = { width: 40, height: 20 }
const choosing = (path: string | null) => chosenMasks({ image: () => Promise.resolve(path) })

test('a mask of the photo’s size comes as its greys', async () => {
  const masks = choosing(await maskFile(40, 20))
  const chosen = await masks.choose(photo)
  if (!chosen.ok || !chosen.value) throw new Error('not chosen')
  expect(chosen.value.size).toEqual(photo)
  const loaded = await masks.load(chosen.value.maskId, photo, false)
  expect(loaded.ok && loaded.value.grey.reduce((sum, grey) => sum + grey, 0)).toBe(400 * 255)
})

test('a mask of another size comes scaled, and only when that was asked for', async () => {
  const masks = choosing(await maskFile(80, 40))
  const chosen = await masks.choose(photo)
  const maskId = chosen.ok ? (chosen.value?.maskId ?? '') : ''
  const sizes = { mask: { width: 80, height: 40 }, photo }
  expect(await masks.load(maskId, photo, false)).toEqual({
    ok: false,
    error: { code: 'mask/size', ...sizes },
  })
  const scaled = await masks.load(maskId, photo, true)
  expect(scaled.ok && scaled.value.grey.length).toBe(800)
})

test('a soft mask comes with all its levels, dark ones too; one that is black has nothing painted', async () => {
  const dark = async (level: number): Promise<string> => {
    const path = join(folder, `level-${level}.png`)
    await sharp(new Uint8Array(800).fill(level), { raw: { width: 40, height: 20, channels: 1 } }).toFile(path)
    return path
  }
  const load = async (level: number) => {
    const masks = choosing(await dark(level))
    const chosen = await masks.choose(photo)
    return masks.load(chosen.ok ? (chosen.value?.maskId ?? '') : '', photo, false)
  }
  expect(await load(60)).toEqual({ ok: true, value: { grey: new Uint8Array(800).fill(60) } })
  expect(await load(0)).toEqual({ ok: false, error: { code: 'mask/empty' } })
})

test('a mask of another shape is refused at once, with both sizes', async () => {
  expect(await choosing(await maskFile(40, 30)).choose(photo)).toEqual({
    ok: false,
    error: { code: 'mask/aspect', mask: { width: 40, height: 30 }, photo },
  })
})

test('a change of mind is no error, and an id from elsewhere loads nothing', async () => {
  expect(await choosing(null).choose(photo)).toEqual({ ok: true, value: null })
  expect(await choosing(null).load('/etc/passwd', photo, true)).toMatchObject({ ok: false })
})
