import { expect, test } from 'vitest'
import type { Project, Settings } from '../../../src-shared/project/project.ts'
import { COMETAPI, engineOf } from '../../../src-shared/service/profiles.ts'
import { requestBody, type EncodedImages } from '../../../src-shared/service/request.ts'
import {
  endFrameModels,
  endFrameSupport,
  masksSupport,
  SUPPORT,
} from '../../../src-shared/service/supportTable.ts'
import { movingProject } from '../../support/projects.ts'

const SIZE = { width: 600, height: 400 }
const IMAGES: EncodedImages = {
  image: 'IMG',
  tail: 'TAIL',
  frozen: 'FROZEN',
  groups: new Map([['g1', 'MASK']]),
}

const body = (settings: Partial<Settings> = {}, images: Partial<EncodedImages> = {}) => {
  const project: Project = movingProject(SIZE)
  return requestBody({ ...project, settings: { ...project.settings, ...settings } }, COMETAPI, {
    ...IMAGES,
    ...images,
  })
}

test('a field that is not set is left out, never null or empty', () => {
  expect(body({ mode: 'plain' })).toEqual({
    model_name: 'kling-v1',
    mode: 'pro',
    duration: '5',
    image: 'IMG',
  })
  expect(JSON.stringify(body())).not.toMatch(/null|""/)
  const blank = { prompt: ' ', negativePrompt: '\n', callbackUrl: ' ', model: ' kling-v1 ' }
  expect(body(blank)).toEqual(body())
  expect(body({ callbackUrl: ' https://a.example ' })).toMatchObject({ callback_url: 'https://a.example' })
})

test('the two kinds of mode exclude each other: masks here, the end frame there', () => {
  expect(Object.keys(body())).toEqual(expect.arrayContaining(['static_mask', 'dynamic_masks']))
  expect(body()).not.toHaveProperty('image_tail')
  const end = body({ mode: 'end-frame' })
  expect(end).toMatchObject({ image_tail: 'TAIL' })
  expect(end).not.toHaveProperty('static_mask')
  expect(end).not.toHaveProperty('dynamic_masks')
})

test('y is counted from the bottom, unless the service counts from the top', () => {
  const [area] = body().dynamic_masks ?? []
  expect(area?.mask).toBe('MASK')
  expect(area?.trajectories[0]).toEqual({ x: 150, y: 400 - 1 - 100 })
  const project = movingProject(SIZE)
  const unturned = requestBody(project, { ...COMETAPI, yOrigin: 'top-left' }, IMAGES)
  expect(unturned.dynamic_masks?.[0]?.trajectories[0]).toEqual({ x: 150, y: 100 })
})

test('areas that are not sent, have no path or no mask stay out; a frozen area alone may go', () => {
  const project = movingProject(SIZE)
  const of = (patch: object) =>
    requestBody(
      { ...project, groups: project.groups.map((group) => ({ ...group, ...patch })) },
      COMETAPI,
      IMAGES,
    )
  expect(of({ sent: false })).not.toHaveProperty('dynamic_masks')
  expect(of({ path: null })).not.toHaveProperty('dynamic_masks')
  expect(of({ id: 'other' })).toMatchObject({ static_mask: 'FROZEN' })
  expect(body({}, { frozen: null })).not.toHaveProperty('static_mask')
})

test('texts and numbers go as they are', () => {
  const settings: Partial<Settings> = {
    prompt: 'up',
    negativePrompt: 'blur',
    cfgScale: 0,
    durationSeconds: 10,
    quality: 'std',
    callbackUrl: 'https://example.com/x',
  }
  expect(body(settings)).toMatchObject({
    prompt: 'up',
    negative_prompt: 'blur',
    cfg_scale: 0,
    duration: '10',
    mode: 'std',
    callback_url: 'https://example.com/x',
  })
})

test.each([
  ['kling-v1', 'std', 5, 'yes', 'yes'],
  ['kling-v1', 'pro', 5, 'yes', 'yes'],
  ['kling-v1', 'pro', 10, 'no', 'no'],
  ['kling-v1-5', 'std', 5, 'no', 'no'],
  ['kling-v1-5', 'pro', 5, 'yes', 'yes'],
  ['kling-v1-6', 'pro', 10, 'no', 'yes'],
  ['kling-v2-master', 'pro', 5, 'no', 'no'],
  ['kling-v2-5-turbo', 'std', 5, 'no', 'no'],
  ['kling-v2-5-turbo', 'pro', 10, 'no', 'yes'],
  ['kling-v3', 'std', 5, 'unknown', 'yes'],
  ['', 'std', 10, 'unknown', 'unknown'],
] as const)('%s %s %i s takes masks: %s, an end frame: %s', (model, quality, durationSeconds, masks, end) => {
  const chosen = { model, quality, durationSeconds }
  expect([masksSupport(SUPPORT, chosen), endFrameSupport(SUPPORT, chosen)]).toEqual([masks, end])
})

test('cfg_scale goes to models that may take it, and is left out for those that do not', () => {
  const scaleFor = (model: string) => body({ model, cfgScale: 0.7 }).cfg_scale
  expect(['kling-v1', 'kling-v3', 'kling-v9', 'kling-v2-1', 'kling-v2-6'].map(scaleFor)).toEqual([
    ...[0.7, 0.7, 0.7],
    ...[undefined, undefined],
  ])
})

test('models for an end frame: none that takes none, the lasting ones first, with a quality that does', () => {
  const models = endFrameModels(SUPPORT, { model: '', quality: 'std', durationSeconds: 5 })
  expect(models.slice(0, 4)).toEqual([
    { model: 'kling-v3', quality: 'std' },
    { model: 'kling-v2-6', quality: 'pro' },
    { model: 'kling-v2-5-turbo', quality: 'pro' },
    { model: 'kling-v1', quality: 'std' },
  ])
  expect(models.map(({ model }) => model)).not.toContain('kling-v2-master')
  expect(endFrameModels(SUPPORT, { model: '', quality: 'pro', durationSeconds: 10 })).not.toContainEqual(
    expect.objectContaining({ model: 'kling-v1' }),
  )
})

test('every row of the table says when and where it was read', () => {
  expect(SUPPORT.every(({ asOf, source }) => /^20\d\d-\d\d$/.test(asOf) && source !== '')).toBe(true)
})

test('engines are found by id', () => {
  expect(engineOf('local')).toEqual({ kind: 'local' })
  expect(engineOf('cometapi')).toEqual({ kind: 'service', profile: COMETAPI })
  expect(engineOf('toString')).toBeNull()
})
