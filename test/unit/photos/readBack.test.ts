import sharp from 'sharp'
import { expect, test } from 'vitest'
import { maskPng } from '../../../src-main/photos/masks.ts'
import { readBack } from '../../../src-main/photos/readBack.ts'
import type { Size } from '../../../src-shared/geometry/point.ts'
import { movingProject } from '../../support/projects.ts'
import type { EncodedImages } from '../../../src-shared/service/request.ts'

const SIZE = { width: 60, height: 40 }
const project = movingProject(SIZE)

const image = async (size: Size): Promise<string> =>
  (
    await sharp({ create: { ...size, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
  ).toString('base64')

const mask = async (level: number, size: Size = SIZE): Promise<string> => {
  const bytes = new Uint8Array(size.width * size.height)
  bytes[5] = level
  return Buffer.from(await maskPng(bytes, size)).toString('base64')
}

async function sent(changes: Partial<EncodedImages> = {}): Promise<unknown> {
  const good = {
    image: await image(SIZE),
    tail: null,
    frozen: await mask(255),
    groups: new Map([['g1', await mask(255)]]),
  }
  const checked = await readBack(project, { ...good, ...changes })
  return checked.ok ? 'ok' : checked.error
}

test('sound images pass', async () => {
  expect(await sent()).toBe('ok')
  expect(await sent({ frozen: null, groups: new Map() })).toBe('ok')
})

test('an image of another size than the photo', async () => {
  expect(await sent({ image: await image({ width: 59, height: 40 }) })).toEqual({
    code: 'send/image-size',
    image: { width: 59, height: 40 },
    photo: SIZE,
  })
})

test('an image that EXIF turns is as wide as its file is, not as it is shown', async () => {
  const turned = await sharp({ create: { width: 40, height: 60, channels: 3, background: 'teal' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect(await sent({ image: turned.toString('base64') })).toMatchObject({ code: 'send/image-size' })
})

test('a mask of another resolution, of another shape, empty, or with a grey in it', async () => {
  for (const size of [
    { width: 120, height: 80 },
    { width: 60, height: 41 },
  ]) {
    expect(await sent({ frozen: await mask(255, size) })).toEqual({
      code: 'send/mask-size',
      which: 'frozen',
      mask: size,
      image: SIZE,
    })
  }
  expect(await sent({ frozen: await mask(0) })).toEqual({ code: 'send/mask-empty', which: 'frozen' })
  expect(await sent({ groups: new Map([['g1', await mask(254)]]) })).toEqual({
    code: 'send/mask-levels',
    which: 'Area 1',
    level: 254,
  })
  expect(await sent({ groups: new Map([['g1', await mask(1)]]) })).toMatchObject({ level: 1 })
})

test('a mask with an alpha channel could be read in two ways', async () => {
  const rgba = await sharp({ create: { ...SIZE, channels: 4, background: 'white' } })
    .png()
    .toBuffer()
  expect(await sent({ frozen: rgba.toString('base64') })).toMatchObject({ code: 'send/image-unreadable' })
})

test('what does not decode', async () => {
  expect(await sent({ image: 'AAAA' })).toMatchObject({ code: 'send/image-unreadable' })
  expect(await sent({ tail: 'AAAA' })).toMatchObject({ code: 'send/image-unreadable' })
  expect(await sent({ frozen: (await mask(255)).slice(0, 60) })).toMatchObject({
    code: 'send/image-unreadable',
  })
})
