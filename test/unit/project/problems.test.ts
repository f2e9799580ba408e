import { describe, expect, test } from 'vitest'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import * as edits from '../../../src-shared/project/edits.ts'
import { describeProblem } from '../../../src-shared/locales/en/problems.ts'
import { drawingWarnings } from '../../../src-shared/project/pathProblems.ts'
import { canGo, problems } from '../../../src-shared/project/problems.ts'
import type { Movement } from '../../../src-shared/project/movement.ts'
import { newProject, type Project, type Settings } from '../../../src-shared/project/project.ts'
import {
  COMETAPI,
  customProfile,
  DEFAULT_CUSTOM,
  LOCAL,
  type Engine,
} from '../../../src-shared/service/profiles.ts'
import { edited, movingProject, photoOf, withRect } from '../../support/projects.ts'

const comet: Engine = { kind: 'service', profile: COMETAPI }
const codes = (project: Project, engine: Engine): string[] =>
  problems(project, engine).map(({ code }) => code)

describe('problems with this computer', () => {
  test('a moving area with a path has none', () => {
    expect(problems(movingProject({ width: 64, height: 64 }), LOCAL)).toEqual([])
  })

  test('nothing moves without a moving area that takes part', () => {
    expect(codes(newProject(photoOf({ width: 400, height: 400 })), LOCAL)).toEqual(['motion/nothing-moves'])
    const leftOut = edited(
      movingProject({ width: 400, height: 400 }),
      edits.changeArea('g1', { sent: false }),
    )
    expect(codes(leftOut, LOCAL)).toEqual(['motion/nothing-moves'])
  })

  test('an area without paint, a path, or a way to go is named', () => {
    const bare = edited(
      newProject(photoOf({ width: 400, height: 400 })),
      edits.addGroup('g1', () => 'Cloud'),
    )
    expect(problems(bare, LOCAL)).toMatchObject([
      { code: 'area/empty', about: 'group:g1', name: 'Cloud' },
      { code: 'path/missing', about: 'group:g1', name: 'Cloud' },
    ])
    const still = edited(
      bare,
      edits.drawPath(
        'g1',
        polylinePath([
          { x: 5, y: 5 },
          { x: 5, y: 5 },
        ]),
      ),
    )
    expect(codes(still, LOCAL)).toContain('path/too-short')
  })

  test('a photo of any size and shape may go', () => {
    expect(codes(movingProject({ width: 40, height: 900 }), LOCAL)).toEqual([])
  })
})

describe('problems with a service', () => {
  test('a project inside all limits has none', () => {
    expect(problems(movingProject({ width: 640, height: 427 }), comet)).toEqual([])
  })

  test.each([
    [{ width: 299, height: 400 }, ['photo/too-small']],
    [{ width: 300, height: 900 }, ['photo/aspect']],
    [{ width: 900, height: 300 }, ['photo/aspect']],
    [{ width: 300, height: 750 }, []],
    [{ width: 750, height: 300 }, []],
    [{ width: 100, height: 299 }, ['photo/too-small', 'photo/aspect']],
  ])('a photo of %o', (size, expected) => {
    const plain = edited(newProject(photoOf(size)), edits.changeSettings({ mode: 'plain' }))
    expect(codes(plain, comet)).toEqual(expected)
  })

  test.each([
    [
      { width: 299, height: 400 },
      { sent: { width: 300, height: 401 }, bars: null, enlarged: true },
    ],
    [
      { width: 300, height: 900 },
      { sent: { width: 360, height: 900 }, bars: 'sides', enlarged: false },
    ],
  ])('a photo of %o that is fitted may go, with a warning of what becomes of it', (size, fitted) => {
    const project = edited(
      newProject(photoOf(size)),
      edits.changeSettings({ mode: 'plain' }),
      edits.changeSettings({ fit: true }),
    )
    expect(problems(project, comet)).toEqual([
      { code: 'photo/fitted', severity: 'warning', about: 'photo', which: 'photo', size, ...fitted },
    ])
    expect(problems(movingProject({ width: 640, height: 427 }), comet)).toEqual([])
  })

  test('an end photo has to be of a size and shape that the service takes, or is fitted', () => {
    const project = (fit: boolean) =>
      edited(
        newProject(photoOf({ width: 640, height: 427 })),
        edits.changeSettings({ mode: 'end-frame', tail: photoOf({ width: 100, height: 299 }), fit }),
      )
    expect(problems(project(false), comet)).toMatchObject([
      { code: 'photo/too-small', about: 'settings', which: 'tail' },
      { code: 'photo/aspect', about: 'settings', which: 'tail' },
      { code: 'tail/aspect' },
    ])
    expect(problems(project(true), comet)).toMatchObject([
      { code: 'photo/fitted', which: 'tail' },
      { code: 'tail/aspect' },
    ])
  })

  test('each mode asks for its own things only', () => {
    const bare = edited(
      newProject(photoOf({ width: 640, height: 427 })),
      edits.addGroup('g1', () => 'Cloud'),
    )
    expect(codes(bare, comet)).toEqual(['area/empty', 'path/missing'])
    expect(codes(edited(bare, edits.changeSettings({ mode: 'plain' })), comet)).toEqual([])
    expect(codes(edited(bare, edits.changeSettings({ mode: 'end-frame' })), comet)).toEqual(['tail/missing'])
  })

  test('a model that takes no masks is an error, an unknown one a warning', () => {
    const project = movingProject({ width: 640, height: 427 })
    const withModel = (model: string) => edited(project, edits.changeSettings({ model }))
    expect(problems(withModel('kling-v2-master'), comet)).toMatchObject([
      { code: 'model/no-masks', severity: 'error' },
    ])
    const unknown = problems(withModel('kling-v9'), comet)
    expect(unknown).toMatchObject([{ code: 'model/no-masks', severity: 'warning' }])
    expect(canGo(unknown)).toBe(true)
    expect(codes(edited(project, edits.changeSettings({ durationSeconds: 10 })), comet)).toEqual([
      'model/no-masks',
    ])
  })

  test('what Kling’s list says of a model is a warning at a relay, whose models may be others', () => {
    const relay = { kind: 'service', profile: customProfile(DEFAULT_CUSTOM) } as const
    const project = movingProject({ width: 640, height: 427 })
    for (const [mode, code] of [
      ['motion-brush', 'model/no-masks'],
      ['end-frame', 'model/no-end-frame'],
    ] as const) {
      const set = edits.changeSettings({ mode, model: 'kling-v2-master', tail: project.photo })
      const warned = problems(edited(project, set), relay)
      expect(warned).toMatchObject([{ code, severity: 'warning', listed: 'no' }])
      expect(canGo(warned)).toBe(true)
      expect(canGo(problems(edited(project, set), comet))).toBe(false)
      expect(warned.map((problem) => describeProblem(problem).message)).toEqual([
        expect.stringMatching(/^By Kling’s list kling-v2-master takes no .*; your service may differ\.$/),
      ])
    }
  })

  test('a model has to be named, and a callback address to be one', () => {
    const project = movingProject({ width: 640, height: 427 })
    const withSettings = (settings: Partial<Settings>) =>
      codes(edited(project, edits.changeSettings(settings)), comet)
    expect(withSettings({ model: ' ' })).toEqual(['model/missing'])
    expect(withSettings({ model: ' kling-v1 ' })).toEqual([])
    for (const callbackUrl of [
      'here',
      'file:///etc/passwd',
      'https://',
      'https:// a',
      'javascript:alert(1)',
    ]) {
      expect(withSettings({ callbackUrl })).toEqual(['callback/address'])
    }
    for (const callbackUrl of [null, '', ' ', 'https://example.com/done?id=1', ' http://127.0.0.1:8080 ']) {
      expect(withSettings({ callbackUrl })).toEqual([])
    }
  })

  test('prompts over the limit are errors, words that still the motion are warnings', () => {
    const project = movingProject({ width: 640, height: 427 })
    const withPrompt = (prompt: string) => codes(edited(project, edits.changeSettings({ prompt })), comet)
    expect(withPrompt('x'.repeat(500))).toEqual([])
    expect(withPrompt('x'.repeat(501))).toEqual(['prompt/too-long'])
    expect(withPrompt('the rocket rises slowly')).toEqual(['prompt/stills'])
    expect(withPrompt('a distillery')).toEqual([])
  })

  test('a path shorter than 8 % of the width is a warning', () => {
    const project = movingProject({ width: 640, height: 427 })
    const short = edited(
      project,
      edits.drawPath(
        'g1',
        polylinePath([
          { x: 160, y: 107 },
          { x: 200, y: 107 },
        ]),
      ),
    )
    expect(problems(short, comet)).toMatchObject([{ code: 'path/short-for-service', severity: 'warning' }])
  })
  describe('paths and areas', () => {
    const size = { width: 640, height: 427 }
    /** Its area stands at (160, 106) to (167, 113); frozen are the four columns on the left. */
    const project = movingProject(size)
    const along = (...points: readonly (readonly [number, number])[]) =>
      edited(project, edits.drawPath('g1', polylinePath(points.map(([x, y]) => ({ x, y })))))

    test('a path may start a slip of the hand beside its area, and no farther', () => {
      expect(codes(along([173, 110], [400, 110]), comet)).toEqual([])
      expect(codes(along([175, 110], [400, 110]), comet)).toEqual(['path/starts-outside'])
      expect(codes(along([300, 300], [160, 110]), comet)).toEqual(['path/starts-outside'])
    })

    test('a way into the frozen area is told with the share of the area that meets it', () => {
      const into = along([164, 110], [-2, 110])
      expect(problems(into, comet)).toContainEqual(
        expect.objectContaining({ code: 'path/sweeps-frozen', share: 1, about: 'group:g1' }),
      )
      expect(codes(along([164, 110], [8, 110]), comet)).toEqual([])
    })

    test('a graze under a twentieth of the area is let pass', () => {
      // A square of 100 x 100 goes 100 to the right; 20 of its columns come over what is frozen at its end.
      const found = [20, 40].map((rows) => {
        const square = withRect(project.labels, 2, 200, 100, 100, 100)
        const labels = withRect(square, 1, 380, 100, 20, rows)
        return problems({ ...along([250, 150], [350, 150]), labels }, comet)
      })
      expect(found).toMatchObject([
        [],
        [{ code: 'path/sweeps-frozen', share: expect.closeTo(0.08, 2) as number }],
      ])
    })

    test('this computer refuses nothing for it: things may go behind what is frozen', () => {
      expect(codes(along([300, 300], [100, 300]), LOCAL)).toEqual([])
    })

    test('while drawing it is told for every engine; an area in front of the frozen one meets nothing', () => {
      const told = (of: Project): string[] => drawingWarnings(of).map(({ code }) => code)
      expect(told(along([164, 110], [400, 110]))).toEqual([])
      expect(told(along([300, 300], [400, 300]))).toEqual(['path/starts-outside'])
      const into = along([164, 110], [-2, 110])
      expect(told(into)).toEqual(['path/sweeps-frozen'])
      expect(told(edited(into, edits.changeMovement('g1', { inFront: true })))).toEqual([])
      expect(told(edited(into, edits.changeArea('g1', { sent: false })))).toEqual([])
    })

    test('it is told of an area that comes there by its sway, its turn or its size, on this computer alone', () => {
      const told = (of: Project): string[] => drawingWarnings(of).map(({ code }) => code)
      // A bar from (200, 200) to (280, 210), and a frozen one that lies 15 px below it.
      const bar = withRect(withRect(project.labels, 2, 200, 200, 80, 10), 1, 200, 225, 80, 40)
      const still = { ...edited(project, edits.removePath('g1')), labels: withRect(bar, 0, 160, 106, 8, 8) }
      const moved = (movement: Partial<Movement>) => edited(still, edits.changeMovement('g1', movement))
      const swaying = { amplitudePx: 20, periodSeconds: 2, angleDegrees: 90 }
      expect(told(still)).toEqual([])
      for (const movement of [{ sway: swaying }, { turn: 90 }, { scale: 8 }]) {
        expect(told(moved(movement)), JSON.stringify(movement)).toEqual(['path/sweeps-frozen'])
        expect(told(moved({ ...movement, inFront: true }))).toEqual([])
        expect(codes(moved(movement), comet)).not.toContain('path/sweeps-frozen')
      }
      for (const movement of [{ sway: { ...swaying, angleDegrees: 0 } }, { turn: 10 }, { scale: 1.5 }]) {
        expect(told(moved(movement)), JSON.stringify(movement)).toEqual([])
      }
    })

    test('it is not told of what flows in its outline or bends: neither comes over what is frozen', () => {
      const into = along([164, 110], [-2, 110])
      for (const motion of ['flow', 'bend'] as const) {
        expect(drawingWarnings(edited(into, edits.changeArea('g1', { motion })))).toEqual([])
      }
    })
  })
})
