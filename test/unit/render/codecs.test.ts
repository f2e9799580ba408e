import { expect, test } from 'vitest'
import { codecFor } from '../../../src-renderer/render/codecs.ts'

test.each([
  [640, 428, 30, 'avc1.42001e'],
  [1280, 720, 30, 'avc1.42001f'],
  [1280, 720, 60, 'avc1.420020'],
  [1920, 1080, 30, 'avc1.420028'],
  [1920, 1080, 60, 'avc1.42002a'],
  [3840, 2160, 30, 'avc1.420033'],
  [3840, 2160, 60, 'avc1.420034'],
  // Few pixels, but longer than level 3.0 allows a picture to be.
  [1920, 16, 30, 'avc1.42001f'],
])(
  'an MP4 of %i x %i at %i fps is H.264 Baseline of the lowest level that fits',
  (width, height, fps, codec) => {
    const { config } = codecFor('mp4', { width, height }, fps)
    expect(config).toMatchObject({ codec, width, height, framerate: fps })
    expect(config.bitrate).toBeGreaterThanOrEqual(4_000_000)
  },
)

test('a WebM is VP9 by quantizer, which no bitrate can spoil', () => {
  const { config, frameOptions } = codecFor('webm', { width: 1280, height: 720 }, 30)
  expect(config).toMatchObject({ codec: 'vp09.00.31.08', bitrateMode: 'quantizer' })
  expect(frameOptions.vp9?.quantizer).toBeLessThanOrEqual(12)
})
