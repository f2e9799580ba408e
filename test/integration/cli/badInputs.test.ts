import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { openPhotoStore } from '../../../src-main/photos/photoStore.ts'
import { commandLine, plainEngine, testFolder, type Ran } from '../support/commandLine.ts'
import { plainRenderer } from '../support/plainRenderer.ts'

interface Size {
  readonly width: number
  readonly height: number
}

type Covers = (x: number, y: number) => boolean

const nothing: Covers = () => false
const everything: Covers = () => true
const block: Covers = (x, y) => x >= 20 && x < 44 && y >= 16 && y < 40
const stripe: Covers = (_, y) => y < 6

let folder: string
let cli: (...argv: string[]) => Promise<Ran>

beforeEach(() => {
  folder = testFolder()
  const photos = openPhotoStore(join(folder, '.store'))
  cli = commandLine(folder, { ...plainEngine, ...plainRenderer(photos) }, undefined, { photos })
})

/** A photo without two equal pixels side by side, its right half transparent on request. */
async function writePhoto({ width, height }: Size, alpha = false): Promise<void> {
  const pixels = Buffer.alloc(width * height * 4)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    pixels.set(
      [(x * 7 + y * 13) & 255, (x * 3) & 255, (y * 5) & 255, alpha && x > width / 2 ? 90 : 255],
      i * 4,
    )
  }
  const image = sharp(pixels, { raw: { width, height, channels: 4 } })
  await (alpha ? image : image.removeAlpha()).png().toFile(join(folder, 'photo.png'))
}

async function writeMask(name: string, { width, height }: Size, covers: Covers): Promise<string> {
  const grey = Buffer.alloc(width * height)
  for (let i = 0; i < grey.length; i++) if (covers(i % width, Math.floor(i / width))) grey[i] = 255
  const mask = sharp(grey, { raw: { width, height, channels: 1 } })
  await mask.toColourspace('b-w').png().toFile(join(folder, name))
  return name
}

const SMALL: Size = { width: 64, height: 64 }

interface Case {
  readonly size?: Size
  readonly area?: Covers
  readonly frozen?: Covers
  readonly path?: string
  readonly alpha?: boolean
}

async function rendered({
  size = SMALL,
  area = block,
  frozen = stripe,
  path = '30,30 45,35',
  alpha = false,
}: Case): Promise<Ran> {
  await writePhoto(size, alpha)
  const masks = frozen === nothing ? [] : ['--static', await writeMask('frozen.png', size, frozen)]
  const areas = ['--group', await writeMask('area.png', size, area), '--path', path]
  const made = await cli('new', 'photo.png', '-o', 'p.kinebrush', ...masks, ...areas)
  expect(made).toMatchObject({ code: 0 })
  return cli('render', 'p.kinebrush', '-o', 'frames/%d.png', '--fps', '3', '--duration', '1')
}

interface Frame extends Size {
  readonly pixels: Buffer
}

async function frame(index: number): Promise<Frame> {
  const image = sharp(join(folder, `frames/${index}.png`))
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  expect(info.channels).toBe(3)
  return { width: info.width, height: info.height, pixels: data }
}

/** The photo as it is laid on white. */
async function photo(): Promise<Uint8Array> {
  const rgba = await sharp(join(folder, 'photo.png')).ensureAlpha().raw().toBuffer()
  return Uint8Array.from({ length: (rgba.length / 4) * 3 }, (_, i) => {
    const at = Math.floor(i / 3) * 4
    return Math.round(255 - ((255 - rgba[at + (i % 3)]!) * rgba[at + 3]!) / 255)
  })
}

/** Bytes that differ, by more than a step where rounding may go either way. */
function differing(a: Uint8Array, b: Uint8Array, { width }: Size, counts: Covers, slack: number): number {
  let count = 0
  for (let i = 0; i < a.length; i++) {
    const pixel = Math.floor(i / 3)
    if (Math.abs(a[i]! - b[i]!) > slack && counts(pixel % width, Math.floor(pixel / width))) count++
  }
  return count
}

describe('what is odd but has a picture: frame 0 is the photo, frozen pixels stay, all three frames are there', () => {
  test.each<[string, Case]>([
    ['a path that leaves the picture', { path: '30,30 150,35' }],
    ['a path as far outside as is taken', { path: '30,30 -190,-190 300,300' }],
    ['a mask of one pixel', { area: (x, y) => x === 30 && y === 30 }],
    ['a mask of everything', { area: everything, frozen: nothing }],
    ['a mask of everything with a frozen part', { area: everything }],
    ['everything else frozen', { frozen: (x, y) => !block(x, y) }],
    ['an area cut in two by the frozen one', { frozen: (x) => x > 28 && x < 34 }],
    ['an area at the edge', { area: (x, y) => x < 9 && y > 50 }],
    ['a path of one pixel', { path: '30,30 31,30' }],
    ['a path with a point twice', { path: '30,30 30,30 45,35 45,35' }],
    ['a photo of 64 x 64 wholly transparent on its right half', { alpha: true }],
    ['a high photo', { size: { width: 300, height: 750 } }],
    ['a wide photo', { size: { width: 750, height: 300 } }],
    ['a photo of odd sides', { size: { width: 65, height: 77 } }],
  ])('%s', async (_, given) => {
    const { size = SMALL, frozen = stripe } = given
    const ran = await rendered(given)
    expect(ran).toMatchObject({ code: 0, stdout: `${join(folder, 'frames/%d.png')}\n` })
    expect(readdirSync(join(folder, 'frames')).sort()).toEqual(['0.png', '1.png', '2.png'])
    const before = await photo()
    const slack = given.alpha ? 1 : 0
    for (let k = 0; k < 3; k++) {
      const { pixels, width, height } = await frame(k)
      expect({ width, height }).toEqual(size)
      expect(differing(pixels, before, size, k === 0 ? everything : frozen, slack)).toBe(0)
      if (k === 2) expect(differing(pixels, before, size, everything, 8)).toBeGreaterThan(0)
    }
  })
})

describe('what has no picture is said, with the next step, before a file is begun', () => {
  const spot = Array.from({ length: 77 }, () => '30,30').join(' ')
  test.each<[string, Case, RegExp]>([
    [
      'an area covered wholly by the frozen one',
      { frozen: everything },
      /has nothing painted\. Paint what moves/,
    ],
    ['two identical points', { path: '30,30 30,30' }, /goes nowhere\. Draw a longer path/],
    ['77 points on one spot', { path: spot }, /goes nowhere\. Draw a longer path/],
  ])('%s', async (_, given, words) => {
    const ran = await rendered(given)
    expect(ran.code).toBe(1)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).toMatch(words)
    expect(ran.stderr.trim().split('\n').at(-1)).toMatch(/^error project\/has-errors: .+\. .+$/)
    expect(existsSync(join(folder, 'frames'))).toBe(false)
  })

  test.each([
    ['a path farther away than four photos', '30,30 900,30', block],
    ['one point', '30,30', block],
    ['a point that is none', '30,30 NaN,4', block],
    ['a mask without a pixel', '30,30 45,35', nothing],
  ])('%s', async (_, path, covers) => {
    await writePhoto(SMALL)
    const area = await writeMask('area.png', SMALL, covers)
    const ran = await cli('new', 'photo.png', '-o', 'p.kinebrush', '--group', area, '--path', path)
    expect(ran.code).toBe(2)
    expect(ran.stderr).toMatch(/^error [a-z/-]+: [^\n]+\. [^\n]+\n$/)
    expect(existsSync(join(folder, 'p.kinebrush'))).toBe(false)
  })
})
