import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { decode } from '../../src-main/photos/decode.ts'
import { openPhotoStore, type PhotoStore } from '../../src-main/photos/photoStore.ts'
import { buildRequest } from '../../src-main/engines/service/buildRequest.ts'
import { newProject } from '../../src-shared/project/project.ts'
import { toWire } from '../../src-shared/project/wire.ts'
import { COMETAPI } from '../../src-shared/service/profiles.ts'
import { testFolder } from './support/commandLine.ts'
import { ROCKET, SIZE } from './support/rocket.ts'
import { codeOf, valueOf } from './support/results.ts'

let folder: string
let photos: PhotoStore
let rocket: Buffer

beforeEach(async () => {
  folder = join(testFolder(), 'photos')
  photos = openPhotoStore(folder)
  rocket = await sharp(ROCKET).jpeg({ quality: 90 }).toBuffer()
})

test('a photo keeps its bytes and is named by their hash', async () => {
  const accepted = valueOf(await photos.accept(rocket, 'rocket.jpg'))
  const id = createHash('sha256').update(rocket).digest('hex')
  expect(accepted).toEqual({
    photo: { id, name: 'rocket.jpg', ...SIZE },
    reducedFrom: null,
    flattened: false,
  })
  expect(rocket.equals(valueOf(await photos.bytes(id)))).toBe(true)
  expect(valueOf(await photos.info(id))).toEqual({ kind: 'jpeg', ...SIZE, bytes: rocket.length })
  await photos.accept(rocket, 'again.jpg')
  expect(readdirSync(folder)).toEqual([id])
})

test('pixels at the photo’s own size are the decoded bytes, also after a restart', async () => {
  const { id } = valueOf(await photos.accept(rocket, 'rocket.jpg')).photo
  const { pixels } = valueOf(await decode(rocket))
  for (const store of [photos, openPhotoStore(folder)]) {
    expect(Buffer.compare(valueOf(await store.pixels(id)), pixels)).toBe(0)
    expect(Buffer.compare(valueOf(await store.pixels(id, SIZE)), pixels)).toBe(0)
  }
})

test('pixels at another size are opaque and look like the photo', async () => {
  const { id } = valueOf(await photos.accept(rocket, 'rocket.jpg')).photo
  const size = { width: 160, height: 107 }
  const small = valueOf(await photos.pixels(id, size))
  expect(small.length).toBe(160 * 107 * 4)
  expect(small.every((level, i) => i % 4 !== 3 || level === 255)).toBe(true)
  const peer = await sharp(rocket)
    .resize({ ...size, fit: 'fill', kernel: 'cubic' })
    .ensureAlpha()
    .raw()
    .toBuffer()
  const off = peer.reduce((sum, level, i) => sum + Math.abs(level - small[i]!), 0) / peer.length
  expect(off).toBeLessThan(2)
})

test('a photo that was damaged on the disk counts as missing, and comes back when it is opened again', async () => {
  const { id } = valueOf(await photos.accept(rocket, 'rocket.jpg')).photo
  const broken = Buffer.from(rocket)
  broken[5000]! ^= 1
  writeFileSync(join(folder, id), broken)
  const later = openPhotoStore(folder)
  expect(codeOf(await later.pixels(id))).toBe('photo/missing')
  await later.accept(rocket, 'rocket.jpg')
  expect(codeOf(await later.pixels(id))).toBe('ok')
})

test('ids that are not ids reach no file', async () => {
  for (const id of ['', '../secret', 'A'.repeat(64), '0'.repeat(63)]) {
    expect(codeOf(await photos.bytes(id))).toBe('photo/missing')
  }
})

test('above 24 megapixels a working copy is made once, upright, as transparent as it was, and is the photo from then on', async () => {
  const large = await sharp({ create: { width: 4200, height: 6300, channels: 4, background: '#0080ff80' } })
    .png({ compressionLevel: 1 })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const accepted = valueOf(await photos.accept(large, 'large.png'))
  expect(accepted).toMatchObject({
    photo: { width: 6000, height: 4000 },
    reducedFrom: { width: 6300, height: 4200 },
    flattened: true,
  })
  const bytes = valueOf(await photos.bytes(accepted.photo.id))
  expect(await sharp(bytes).metadata()).toMatchObject({
    width: 6000,
    height: 4000,
    format: 'png',
    hasAlpha: true,
  })
  expect([...valueOf(await photos.pixels(accepted.photo.id, { width: 1, height: 1 }))]).toEqual([
    127, 191, 255, 255,
  ])
  // Taken in once more, the copy is a photo like any other.
  const again = valueOf(await photos.accept(bytes, 'large.png'))
  expect(again).toEqual({ photo: accepted.photo, reducedFrom: null, flattened: true })
})

test('a transparent photo is on white until another colour is chosen, and has its bytes all the while', async () => {
  const bytes = await sharp({ create: { ...SIZE, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer()
  const { photo, flattened } = valueOf(await photos.accept(bytes, 'clear.png'))
  expect([photo.background, flattened]).toEqual(['#ffffff', true])
  const first = async (background?: string) => [
    ...valueOf(await photos.pixels(photo.id, undefined, background)).subarray(0, 4),
  ]
  expect(await first()).toEqual([255, 255, 255, 255])
  expect(await first('#102030')).toEqual([16, 32, 48, 255])
  expect(await first()).toEqual([255, 255, 255, 255])
  expect(bytes.equals(valueOf(await photos.bytes(photo.id)))).toBe(true)
  expect(valueOf(await photos.accept(bytes, 'clear.png', '#102030')).photo).toEqual({
    ...photo,
    background: '#102030',
  })
})

test('the image for a service stays under its limit by quality, and only then by size', async () => {
  const noise = Buffer.alloc(900 * 600 * 3)
  for (let i = 0, state = 1; i < noise.length; i++) noise[i] = (state = (state * 48271) % 2147483647) & 255
  const png = await sharp(noise, { raw: { width: 900, height: 600, channels: 3 } })
    .png()
    .toBuffer()
  const { photo } = valueOf(await photos.accept(png, 'noise.png'))
  const project = toWire({
    ...newProject(photo),
    settings: { ...newProject(photo).settings, mode: 'plain' as const },
  })
  const under = (maxImageText: number) =>
    buildRequest(photos, project, { ...COMETAPI, limits: { ...COMETAPI.limits, maxImageText } })
  const { bytes } = valueOf(await under(1_200_000))
  const { image } = JSON.parse(Buffer.from(bytes).toString()) as { image: string }
  expect(image.length).toBeLessThanOrEqual(1_200_000)
  expect(await sharp(Buffer.from(image, 'base64')).metadata()).toMatchObject({
    width: 900,
    height: 600,
    format: 'jpeg',
  })
  const small = JSON.parse(Buffer.from(valueOf(await under(300_000)).bytes).toString()) as { image: string }
  const { width, height } = await sharp(Buffer.from(small.image, 'base64')).metadata()
  expect([width < 900, height >= 300, Math.round((2 * width) / height)]).toEqual([true, true, 3])
  expect(await under(10_000)).toMatchObject({ error: { code: 'send/too-large', limit: 10_000 } })
})
