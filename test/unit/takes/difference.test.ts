import { describe, expect, test } from 'vitest'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import {
  addGroup,
  changeArea,
  changeSettings,
  drawPath,
  paintLabels,
  removeGroup,
  setEasing,
  type Edit,
} from '../../../src-shared/project/edits.ts'
import type { Project } from '../../../src-shared/project/project.ts'
import { fromWire, toWire } from '../../../src-shared/project/wire.ts'
import { CUSTOM_SERVICE, localSettings, serviceSettings } from './settings.ts'
import { takeDifference } from '../../../src-shared/takes/difference.ts'
import { edited, movingProject, withRect } from '../../support/projects.ts'

const size = { width: 320, height: 200 }
const base = movingProject(size)

/** The project as it comes back from the disk: nothing in it is shared with another one. */
const readAgain = (project: Project): Project => fromWire(toWire(project)) ?? project

const after = (...edits: Edit[]) =>
  takeDifference(serviceSettings(base), serviceSettings(readAgain(edited(base, ...edits))))

describe('the difference in settings between two takes', () => {
  test('is nothing for two takes of the same settings, however they were read', () => {
    expect(after()).toEqual([])
    expect(takeDifference(localSettings(base), localSettings(readAgain(base)))).toEqual([])
  })

  test('names each setting once, with both of its values', () => {
    const tail = { ...base.photo, id: '1'.repeat(64), name: 'end.png' }
    expect(
      after(
        changeSettings({
          mode: 'end-frame',
          model: 'kling-v2-1',
          quality: 'std',
          durationSeconds: 10,
          prompt: 'up',
          negativePrompt: 'blur',
          cfgScale: 0.7,
          callbackUrl: 'https://example.com',
          tail,
        }),
      ),
    ).toEqual([
      { what: 'mode', before: 'motion-brush', after: 'end-frame' },
      { what: 'model', before: 'kling-v1', after: 'kling-v2-1' },
      { what: 'quality', before: 'pro', after: 'std' },
      { what: 'duration', before: 5, after: 10 },
      { what: 'prompt', before: '', after: 'up' },
      { what: 'negativePrompt', before: '', after: 'blur' },
      { what: 'cfgScale', before: null, after: 0.7 },
      { what: 'tail', before: null, after: 'end.png' },
      { what: 'callbackUrl', before: null, after: 'https://example.com' },
    ])
  })

  test('leaves out between two takes of this computer what it does nothing with, and says how the clips differ', () => {
    const change = { model: 'kling-v2-1', prompt: 'up', quality: 'std', refineEdges: false } as const
    const other = edited(base, changeSettings(change))
    const spec = { width: 640, height: 400, fps: 12, durationSeconds: 2, loop: 'pingpong' } as const
    expect(takeDifference(localSettings(base), localSettings(other, spec))).toEqual([
      { what: 'duration', before: 5, after: 2 },
      { what: 'refineEdges', before: true, after: false },
      { what: 'size', before: size, after: { width: 640, height: 400 } },
      { what: 'fps', before: 30, after: 12 },
      { what: 'loop', before: 'none', after: 'pingpong' },
    ])
  })

  test('names the engines, and the addresses where both are services', () => {
    expect(takeDifference(localSettings(base), serviceSettings(base))).toEqual([
      { what: 'engine', before: 'local', after: 'CometAPI' },
    ])
    expect(takeDifference(serviceSettings(base), serviceSettings(base, CUSTOM_SERVICE))).toEqual([
      { what: 'engine', before: 'CometAPI', after: 'Custom service' },
      { what: 'address', before: 'https://api.cometapi.com/kling', after: 'https://example.com' },
    ])
  })

  test('tells an area that was painted on from one that was only moved: by its share and by its pixels', () => {
    const labels = withRect(base.labels, 2, 80, 50, 16, 8)
    expect(after(paintLabels('paint', labels))).toEqual([
      {
        ...{ what: 'painting', area: 'Area 1', pixels: 64 },
        ...{ before: { share: 64 / 64_000 }, after: { share: 128 / 64_000 } },
      },
    ])
    const moved = withRect(withRect(base.labels, 0, 80, 50, 8, 8), 2, 100, 100, 8, 8)
    expect(after(paintLabels('paint', moved))).toMatchObject([
      { what: 'painting', area: 'Area 1', pixels: 128, before: { share: 0.001 }, after: { share: 0.001 } },
    ])
    const frozen = withRect(base.labels, 1, 300, 0, 1, 1)
    expect(after(paintLabels('paint', frozen))).toMatchObject([
      { what: 'painting', area: 'frozen', pixels: 1 },
    ])
  })

  test('knows an area by its id: its name, its path, its speed and whether it takes part', () => {
    const path = polylinePath([
      { x: 80, y: 50 },
      { x: 80, y: 90 },
      { x: 80, y: 110 },
    ])
    expect(
      after(changeArea('g1', { name: 'Rocket', sent: false }), drawPath('g1', path), setEasing('g1', 'in')),
    ).toEqual([
      { what: 'area', area: 'Rocket', before: 'Area 1', after: 'Rocket' },
      { what: 'sent', area: 'Rocket', before: true, after: false },
      {
        ...{ what: 'path', area: 'Rocket' },
        ...{ before: { lengthPx: 160, points: 2 }, after: { lengthPx: 60, points: 3 } },
      },
      { what: 'speed', area: 'Rocket', before: 'linear', after: 'in' },
    ])
  })

  test('says which area came and which went', () => {
    expect(after(addGroup('g2', (n) => `Area ${n}`))).toEqual([
      { what: 'area', area: 'Area 2', before: null, after: 'Area 2' },
    ])
    expect(after(removeGroup('g1'))).toEqual([
      { what: 'area', area: 'Area 1', before: 'Area 1', after: null },
    ])
  })

  test('holds takes of two photos against each other without comparing their pixels', () => {
    const other = movingProject({ width: 640, height: 400 })
    const renamed = { ...other, photo: { ...other.photo, id: '2'.repeat(64), name: 'other.png' } }
    const found = takeDifference(serviceSettings(base), serviceSettings(renamed))
    expect(found[0]).toEqual({ what: 'photo', before: 'photo.png', after: 'other.png' })
    expect(found.filter(({ what }) => what === 'painting')).toMatchObject([
      { area: 'frozen', pixels: null },
      { area: 'Area 1', pixels: null },
    ])
  })
})
