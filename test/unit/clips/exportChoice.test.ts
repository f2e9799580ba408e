import { describe, expect, test } from 'vitest'
import {
  exportChoiceSchema,
  exportedFrames,
  exportSpec,
  loopsFor,
  type ExportChoice,
  type ExportSource,
} from '../../../src-shared/clips/exportChoice.ts'

const own = { format: 'mp4', width: 1280, height: 853, fps: 30, durationSeconds: 5, loop: 'none' } as const
const local: ExportSource = { own, photo: { width: 6000, height: 4000 }, isClip: false }
const clip: ExportSource = { own: { ...own, fps: 24 }, photo: { width: 1280, height: 853 }, isClip: true }
const choice = (patch: Partial<ExportChoice> = {}): ExportChoice => ({
  ...exportChoiceSchema.parse({}),
  ...patch,
})

describe('a choice', () => {
  test('that says nothing is the clip as it is', () => {
    expect(exportSpec(choice(), 5, local)).toMatchObject(own)
    expect(exportSpec(choice(), 5, clip)).toMatchObject({ fps: 24, loop: 'none', width: 1280 })
  })

  test('may take the photo’s own pixels, as far as the format goes', () => {
    expect(exportSpec(choice({ size: 'source' }), 5, local)).toMatchObject({ width: 3240, height: 2160 })
    const webm = exportSpec(choice({ size: 'source', format: 'webm', codec: 'av1' }), 5, local)
    expect(webm).toMatchObject({ width: 6000, height: 4000, codec: 'av1' })
  })

  test('has a codec only where there is one to choose', () => {
    expect(exportSpec(choice({ codec: 'av1', format: 'gif' }), 5, local)).not.toHaveProperty('codec')
  })

  test('of a shape keeps to it at every size', () => {
    for (const size of ['own', 'source', '720p', '1080p'] as const) {
      const { width, height } = exportSpec(choice({ size, shape: '9:16', format: 'webm' }), 5, local)
      expect(Math.abs(width / height - 9 / 16)).toBeLessThan(0.002)
    }
    const custom = exportSpec(choice({ size: 'custom', shape: '1:1', width: 300, height: 100 }), 5, local)
    expect(custom).toMatchObject({ width: 300, height: 100 })
  })

  test('of more frames than a GIF can show is slowed down', () => {
    expect(exportSpec(choice({ format: 'gif', fps: 60 }), 5, local).fps).toBe(50)
  })

  test('of a loop that a clip cannot have leaves it without', () => {
    expect(loopsFor(clip)).not.toContain('seamless')
    expect(exportSpec(choice({ loop: 'seamless' }), 5, clip).loop).toBe('none')
    expect(exportSpec(choice({ loop: 'seamless' }), 5, local).loop).toBe('seamless')
  })
})

test('a clip that goes there and back has nearly twice the frames, a project’s just as many', () => {
  const spec = (source: ExportSource): number =>
    exportedFrames(exportSpec(choice({ loop: 'pingpong', fps: 10 }), 2, source), source)
  expect(spec(local)).toBe(20)
  expect(spec(clip)).toBe(38)
})

test('what was kept by a version that knew other choices is read as far as it goes', () => {
  expect(exportChoiceSchema.parse({ format: 'webp' })).toMatchObject({
    format: 'webp',
    size: 'own',
    fps: null,
  })
})
