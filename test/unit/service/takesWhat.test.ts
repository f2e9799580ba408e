import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as edits from '../../../src-shared/project/edits.ts'
import { MODES, newProject, type Project, type Settings } from '../../../src-shared/project/project.ts'
import { COMETAPI, customProfile, DEFAULT_CUSTOM } from '../../../src-shared/service/profiles.ts'
import { requestBody } from '../../../src-shared/service/request.ts'
import { SUPPORT } from '../../../src-shared/service/supportTable.ts'
import { notSent, refusedValues } from '../../../src-shared/service/takesWhat.ts'
import { edited, movingProject, photoOf } from '../../support/projects.ts'

const SIZE = { width: 640, height: 427 }
const IMAGES = { image: 'IMG', tail: 'TAIL', frozen: 'FROZEN', groups: new Map([['g1', 'MASK']]) }

const projects: fc.Arbitrary<Project> = fc
  .record<Settings>({
    mode: fc.constantFrom(...MODES),
    prompt: fc.constantFrom('', 'up'),
    negativePrompt: fc.constantFrom('', 'blur'),
    model: fc.constantFrom('kling-v9', ...SUPPORT.map(({ model }) => model)),
    quality: fc.constantFrom('std', 'pro'),
    durationSeconds: fc.constantFrom(5, 10),
    cfgScale: fc.constantFrom(null, 0, 0.7),
    tail: fc.constantFrom(null, photoOf(SIZE)),
    callbackUrl: fc.constantFrom(null, 'https://example.com/x'),
    refineEdges: fc.boolean(),
    fit: fc.boolean(),
    loop: fc.constantFrom('none', 'pingpong'),
    camera: fc.constant(null),
  })
  .map((settings) => edited(movingProject(SIZE), edits.changeSettings(settings)))

describe('what is not sent', () => {
  test('is what is set and not in the request: each thing is in one of the two', () => {
    fc.assert(
      fc.property(projects, (project) => {
        const { settings } = project
        const images = { ...IMAGES, tail: settings.tail && IMAGES.tail }
        const body = requestBody(project, COMETAPI, images)
        const left = new Set(notSent(project, COMETAPI).map(({ what }) => what))
        const things = [
          ['prompt', settings.prompt !== '', body.prompt],
          ['negativePrompt', settings.negativePrompt !== '', body.negative_prompt],
          ['endFrame', settings.tail !== null, body.image_tail],
          ['cfgScale', settings.cfgScale !== null, body.cfg_scale],
          ['callbackUrl', settings.callbackUrl !== null, body.callback_url],
          ['frozen', true, body.static_mask],
          ['area', true, body.dynamic_masks],
        ] as const
        for (const [what, isSet, sent] of things) {
          expect([what, sent !== undefined, left.has(what)]).toEqual([
            what,
            isSet && !left.has(what),
            isSet && sent === undefined,
          ])
        }
      }),
    )
  })

  test('says what takes none of it: the mode, the model, or this computer', () => {
    const project = edited(
      movingProject(SIZE),
      edits.changeSettings({ mode: 'plain', cfgScale: 0.3, model: 'kling-v2-1', prompt: 'up' }),
    )
    expect(notSent(project, COMETAPI)).toEqual([
      { what: 'frozen', because: 'mode' },
      { what: 'area', name: 'Area 1', because: 'mode' },
      { what: 'cfgScale', because: 'model' },
    ])
    expect(notSent(project, null)).toEqual([
      { what: 'prompt', because: 'engine' },
      { what: 'cfgScale', because: 'engine' },
    ])
  })

  test('is nothing of a project as it begins, nor of an area that is left out or has nothing in it', () => {
    const fresh = edited(
      newProject(photoOf(SIZE)),
      edits.addGroup('g1', () => 'Cloud'),
      edits.changeSettings({ mode: 'plain' }),
    )
    expect([notSent(fresh, COMETAPI), notSent(fresh, null)]).toEqual([[], []])
    const leftOut = edited(
      movingProject(SIZE),
      edits.changeArea('g1', { sent: false }),
      edits.changeSettings({ mode: 'plain' }),
    )
    expect(notSent(leftOut, COMETAPI)).toEqual([{ what: 'frozen', because: 'mode' }])
  })
})

describe('values that are not offered', () => {
  const withSettings = (patch: Partial<Settings>) => edited(movingProject(SIZE), edits.changeSettings(patch))

  test('are those that would be refused where another one would go', () => {
    const brush = withSettings({ model: 'kling-v1-5' })
    expect(refusedValues(brush, COMETAPI, 'durationSeconds', [5, 10])).toEqual([10])
    expect(refusedValues(brush, COMETAPI, 'quality', ['std', 'pro'])).toEqual(['std'])
    const plain = withSettings({ mode: 'plain' })
    expect(refusedValues(plain, COMETAPI, 'durationSeconds', [5, 10])).toEqual([])
    expect(refusedValues(withSettings({ model: 'kling-v2-master' }), COMETAPI, 'mode', MODES)).toEqual([
      ...['motion-brush', 'end-frame'],
    ])
  })

  test('are none where no value would go: the way out is another setting', () => {
    const lost = withSettings({ model: 'kling-v2-master' })
    expect(refusedValues(lost, COMETAPI, 'durationSeconds', [5, 10])).toEqual([])
  })

  test('are none at a relay, whose models of the same names may be others', () => {
    const brush = withSettings({ model: 'kling-v1-5' })
    expect(refusedValues(brush, customProfile(DEFAULT_CUSTOM), 'durationSeconds', [5, 10])).toEqual([])
  })

  test('are none without anything painted', () => {
    const bare = newProject(photoOf(SIZE))
    expect(refusedValues(bare, COMETAPI, 'durationSeconds', [5, 10])).toEqual([])
  })
})
