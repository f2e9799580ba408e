import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { probe, psnr } from '../../support/clips.ts'
import { application, canRunApplication, lumaPlanes } from '../support/application.ts'
import { commandLine, testFolder } from '../support/commandLine.ts'

const fixtures = join(import.meta.dirname, '../../fixtures')

/** Photo, the box of it that moves, and its way. */
const PHOTOS = [
  ['rocket', 'rocket.jpg', { left: 308, top: 122, width: 30, height: 286 }, '322,266 322,166'],
  ['coffee', 'objects/coffee.jpg', { left: 324, top: 236, width: 86, height: 94 }, '366,280 406,280'],
  ['chelsea', 'objects/chelsea.jpg', { left: 222, top: 218, width: 78, height: 60 }, '260,240 280,250'],
  ['astronaut', 'objects/astronaut.jpg', { left: 352, top: 20, width: 112, height: 250 }, '410,150 410,90'],
] as const

/** Luma of the frozen area, decibels: motion-engine's bar for each format, and for the step between any two frames. */
const LEAST = { mp4: 39, webm: 41 } as const
const MOST_CHANGE = 0.5
/** The frozen area begins so far from the box, pixels. */
const MARGIN = 30

describe.skipIf(!canRunApplication)('a frozen area in clips of the built app', () => {
  test.each(PHOTOS.flatMap((photo) => [[...photo, 'mp4'] as const, [...photo, 'webm'] as const]))(
    'of %s',
    async (_, photo, box, path, format) => {
      const folder = testFolder()
      const cli = commandLine(folder)
      const { width, height } = await sharp(join(fixtures, photo)).metadata()
      const size = { width, height }
      const isFrozen = (x: number, y: number): boolean =>
        x < box.left - MARGIN ||
        x >= box.left + box.width + MARGIN ||
        y < box.top - MARGIN ||
        y >= box.top + box.height + MARGIN
      await writeMask(join(folder, 'frozen.png'), size, isFrozen)
      const isMoving = (x: number, y: number): boolean =>
        x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height
      await writeMask(join(folder, 'box.png'), size, isMoving)
      const areas = ['--static', 'frozen.png', '--group', 'box.png', '--path', path]
      expect((await cli('new', join(fixtures, photo), '-o', 'p.kinebrush', ...areas)).code).toBe(0)
      const clip = join(folder, `c.${format}`)
      const ran = await application(folder)('render', 'p.kinebrush', '-o', clip, '--duration', '1')
      expect(ran).toMatchObject({ code: 0 })
      const coded = probe(clip)
      await sharp(join(fixtures, photo)).toColourspace('srgb').png().toFile(join(folder, 'photo.png'))
      const [truth] = lumaPlanes(join(folder, 'photo.png'), coded)
      const quality = lumaPlanes(clip, coded).map((frame) =>
        psnr(frame, truth!, (i) => {
          const [x, y] = [i % coded.width, Math.floor(i / coded.width)]
          return x < width && y < height && isFrozen(x, y)
        }),
      )
      expect(quality.length).toBe(30)
      expect(Math.min(...quality)).toBeGreaterThanOrEqual(LEAST[format])
      expect(Math.max(...quality) - Math.min(...quality)).toBeLessThanOrEqual(MOST_CHANGE)
    },
  )
})

/** Writes a mask file that is white where `covers` says so. */
async function writeMask(
  file: string,
  { width, height }: { width: number; height: number },
  covers: (x: number, y: number) => boolean,
): Promise<void> {
  const grey = new Uint8Array(width * height)
  for (let i = 0; i < grey.length; i++) grey[i] = covers(i % width, Math.floor(i / width)) ? 255 : 0
  await sharp(grey, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toFile(file)
}
