import sharp from 'sharp'
import { expect, test } from 'vitest'
import { webpFrame, webpHead, webpLength } from '../../../src-shared/clips/webpAnimation.ts'

const COLOURS = ['#c81e1e', '#1ec81e', '#1e1ec8']

/** A WebP in which each colour fills a box, one after the other. */
async function animation(boxes: readonly { left: number; top: number; width: number; height: number }[]) {
  const pieces = [webpHead({ width: 33, height: 21 })]
  for (const [index, box] of boxes.entries()) {
    const still = await sharp({
      create: { width: box.width, height: box.height, channels: 3, background: COLOURS[index]! },
    })
      .webp({ lossless: true })
      .toBuffer()
    pieces.push(webpFrame(still, box, 40 + index)!)
  }
  const file = Buffer.concat(pieces)
  const { position, bytes } = webpLength(file.length)
  file.set(bytes, position)
  return file
}

test('libwebp reads frames, their times and the endless loop, and lays boxes over what is there', async () => {
  const file = await animation([
    { left: 0, top: 0, width: 33, height: 21 },
    { left: 4, top: 2, width: 3, height: 5 },
    { left: 32, top: 20, width: 1, height: 1 },
  ])
  expect(await sharp(file, { animated: true }).metadata()).toMatchObject({
    format: 'webp',
    width: 33,
    pageHeight: 21,
    pages: 3,
    loop: 0,
    delay: [40, 41, 42],
  })
  const colourAt = async (page: number, x: number, y: number): Promise<number[]> => {
    const { data, info } = await sharp(file, { page })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
  }
  expect(await colourAt(2, 0, 0)).toEqual([200, 30, 30])
  expect(await colourAt(2, 4, 2)).toEqual([30, 200, 30])
  expect(await colourAt(2, 6, 6)).toEqual([30, 200, 30])
  expect(await colourAt(2, 7, 6)).toEqual([200, 30, 30])
  expect(await colourAt(1, 32, 20)).toEqual([200, 30, 30])
  expect(await colourAt(2, 32, 20)).toEqual([30, 30, 200])
})

test('what is no WebP becomes no frame', () => {
  expect(
    webpFrame(
      new TextEncoder().encode('RIFF....WEBPnothing of it'),
      { left: 0, top: 0, width: 1, height: 1 },
      10,
    ),
  ).toBeNull()
})
