import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { BODY, ROCKET, SIZE, desk as newDesk, json, type Desk } from '../support/rocket.ts'

let desk: Desk

beforeEach(() => {
  desk = newDesk()
})

describe('new and info', () => {
  test('a project holds what the options said', async () => {
    const made = await desk.project(
      '--name',
      'Rocket',
      '--easing',
      'in',
      '--prompt',
      'up',
      '--cfg-scale',
      '0.25',
    )
    expect(made).toMatchObject({ code: 0, stdout: `${join(desk.folder, 'p.kinebrush')}\n` })
    const info = await desk.cli('info', 'p.kinebrush', '--json')
    expect(info.code).toBe(0)
    expect(json(info)).toMatchObject({
      name: 'p',
      photo: { name: 'rocket.jpg', ...SIZE },
      static: { pixels: 640 * 42 },
      groups: [
        {
          index: 1,
          name: 'Rocket',
          // The frozen area is put down last: the 20 rows that both masks cover stay frozen.
          pixels: 25 * 260,
          easing: 'in',
          path: [
            { x: 322, y: 260, kind: 'corner' },
            { x: 322, y: 160, kind: 'corner' },
          ],
        },
      ],
      settings: { mode: 'motion-brush', prompt: 'up', quality: 'pro', durationSeconds: 5, cfgScale: 0.25 },
      problems: [],
    })
    expect(made.stderr).toBe('The frozen area kept 500 pixels that a moving area covers too.\n')
  })

  test('several areas keep to their own path, name and easing', async () => {
    const [a, b] = [
      await desk.mask('a.png', BODY),
      await desk.mask('b.png', { left: 10, top: 10, width: 5, height: 5 }),
    ]
    await desk.cli(
      ...['new', 'rocket.jpg', '-o', 'p.kinebrush'],
      ...[
        '--group',
        a,
        '--easing',
        '0.7,0,.25,1',
        '--path',
        '-5.5,-10 20,30',
        '--group',
        b,
        '--path=1,2 3,4 5,6',
      ],
    )
    expect(json(await desk.cli('info', 'p.kinebrush', '--json'))).toMatchObject({
      static: { pixels: 0 },
      groups: [
        {
          index: 1,
          name: 'Area 1',
          easing: '0.7,0,0.25,1',
          path: [
            { x: -5.5, y: -10 },
            { x: 20, y: 30 },
          ],
        },
        { index: 2, name: 'Area 2', easing: 'linear', pixels: 25, path: [{ x: 1 }, { x: 3 }, { x: 5 }] },
      ],
    })
  })

  test('the mode follows from what there is', async () => {
    const mode = async (): Promise<unknown> => json(await desk.cli('info', 'p.kinebrush', '--json'))
    await desk.cli('new', 'rocket.jpg', '-o', 'p.kinebrush')
    expect(await mode()).toMatchObject({ settings: { mode: 'plain' } })
    await desk.cli('new', 'rocket.jpg', '-o', 'p.kinebrush', '--tail', 'rocket.jpg')
    expect(await mode()).toMatchObject({ settings: { mode: 'end-frame', tail: { name: 'rocket.jpg' } } })
  })

  test('each area slides unless it says otherwise', async () => {
    const motions = async (...more: string[]): Promise<unknown> => {
      await desk.project(...more)
      return json(await desk.cli('info', 'p.kinebrush', '--json'))
    }
    expect(await motions()).toMatchObject({ groups: [{ motion: 'slide' }] })
    expect(await motions('--motion', 'bend')).toMatchObject({ groups: [{ motion: 'bend' }] })
    expect(await desk.project('--motion', 'fly')).toMatchObject({ code: 2 })
  })

  test('areas, camera and loop move as they are told', async () => {
    const body = await desk.mask('body.png', BODY)
    const moves = [
      '--span',
      '0.2,.8',
      '--scale',
      '0.5',
      '--turn',
      '-90',
      '--sway',
      '6,2.5',
      '--stand',
      'front',
    ]
    const made = await desk.cli(
      ...['new', 'rocket.jpg', '-o', 'p.kinebrush', '--group', body, ...moves],
      ...['--camera', '1.3,-0.1,0,5', '--loop', 'seamless'],
    )
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(json(await desk.cli('info', 'p.kinebrush', '--json'))).toMatchObject({
      groups: [
        {
          path: [],
          movement: {
            ...{ start: 0.2, end: 0.8, scale: 0.5, turn: -90, inFront: true },
            sway: { amplitudePx: 6, periodSeconds: 2.5, angleDegrees: 0 },
          },
        },
      ],
      settings: {
        loop: 'seamless',
        camera: { zoom: 1.3, panX: -0.1, panY: 0, tiltDegrees: 5, easing: 'in-out' },
      },
      problems: [],
    })
  })

  test('its edges are refined unless it says otherwise', async () => {
    const edges = async (...more: string[]): Promise<unknown> => {
      await desk.project(...more)
      return json(await desk.cli('info', 'p.kinebrush', '--json'))
    }
    expect(await edges()).toMatchObject({ settings: { refineEdges: true } })
    expect(await edges('--edges', 'painted')).toMatchObject({ settings: { refineEdges: false } })
    expect(await desk.project('--edges', 'soft')).toMatchObject({ code: 2 })
  })

  test('info for people names the same things', async () => {
    await desk.project()
    const { stdout } = await desk.cli('info', 'p.kinebrush')
    expect(stdout).toContain('  name: rocket.jpg\n  width: 640\n')
    expect(stdout).toContain('groups: 1\n  - index: 1\n    name: Area 1\n    pixels: 6500\n')
  })
})

describe('check', () => {
  test('tells problems as JSON and ends with 1 when one is an error', async () => {
    await desk.cli('new', 'rocket.jpg', '-o', 'p.kinebrush')
    const checked = await desk.cli('check', 'p.kinebrush', '--json')
    expect(checked.code).toBe(1)
    expect(json(checked)).toEqual({
      ok: false,
      problems: [
        {
          code: 'motion/nothing-moves',
          severity: 'error',
          about: 'project',
          message: 'Nothing moves yet.',
          nextStep: 'Add a moving area, paint what moves and draw its path.',
        },
      ],
    })
  })

  test('a sound project is said to be one', async () => {
    await desk.project()
    expect(await desk.cli('check', 'p.kinebrush')).toMatchObject({
      code: 0,
      stdout: 'Nothing stands in the way.\n',
    })
    expect(json(await desk.cli('check', 'p.kinebrush', '--json', '--engine', 'cometapi'))).toEqual({
      ok: true,
      problems: [],
    })
  })

  test.each([
    ['photo/too-small', 299, 400],
    ['photo/aspect', 400, 1200],
  ])('a service has limits that this computer has not: %s', async (code, width, height) => {
    await sharp(ROCKET).resize(width, height, { fit: 'fill' }).jpeg().toFile(join(desk.folder, 'odd.jpg'))
    const moves = await desk.mask('m.png', { left: 5, top: 5, width: 50, height: 50 }, { width, height })
    await desk.cli('new', 'odd.jpg', '-o', 'p.kinebrush', '--group', moves, '--path', '20,20 200,200')
    expect((await desk.cli('check', 'p.kinebrush')).code).toBe(0)
    const checked = await desk.cli('check', 'p.kinebrush', '--engine', 'cometapi', '--json')
    expect(checked.code).toBe(1)
    expect(json(checked)).toMatchObject({
      ok: false,
      problems: [{ code, severity: 'error', about: 'photo' }],
    })
    expect((await desk.cli('request', 'p.kinebrush')).code).toBe(1)
  })
})
