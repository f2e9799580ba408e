import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EASINGS } from '../../../src-shared/geometry/easing.ts'
import { polylinePath } from '../../../src-shared/geometry/path.ts'
import { placeAt } from '../../../src-shared/geometry/polyline.ts'
import { displacementAt } from '../../../src-shared/motion/timing.ts'
import * as edits from '../../../src-shared/project/edits.ts'
import { moversAsSent, sentPaths } from '../../../src-shared/service/asSent.ts'
import { fitOf, fittedSamples } from '../../../src-shared/service/fit.ts'
import { COMETAPI } from '../../../src-shared/service/profiles.ts'
import { requestBody } from '../../../src-shared/service/request.ts'
import { edited, movingProject } from '../../support/projects.ts'

const SIZE = { width: 640, height: 427 }
const IMAGES = { image: 'IMG', tail: null, frozen: null, groups: new Map([['g1', 'MASK']]) }

const projects = fc
  .record({
    points: fc.array(
      fc.record({
        x: fc.double({ min: -50, max: 700, noNaN: true }),
        y: fc.double({ min: -50, max: 480, noNaN: true }),
      }),
      { minLength: 2, maxLength: 12 },
    ),
    easing: fc.constantFrom(...EASINGS),
  })
  .map(({ points, easing }) =>
    edited(movingProject(SIZE), edits.drawPath('g1', polylinePath(points, easing))),
  )

test.each(['bottom-left', 'top-left'] as const)(
  'the preview has the very points of the request, turned back where rows count from %s',
  (yOrigin) => {
    fc.assert(
      fc.property(projects, (project) => {
        const body = requestBody(project, { ...COMETAPI, yOrigin }, IMAGES)
        const back = body.dynamic_masks?.[0]?.trajectories.map(({ x, y }) => ({
          x,
          y: yOrigin === 'bottom-left' ? SIZE.height - 1 - y : y,
        }))
        expect(sentPaths(project, COMETAPI.limits)).toEqual([{ label: 2, points: back }])
      }),
    )
  },
)

test('of a photo that is enlarged and given bars, the preview has its points where they lie in the photo', () => {
  const size = { width: 200, height: 70 }
  const fit = fitOf(size, COMETAPI.limits)
  const times = fit.photo.width / size.width
  expect(times).toBeGreaterThan(1)
  expect(fit.top).toBeGreaterThan(0)
  fc.assert(
    fc.property(projects, ({ groups }) => {
      const project = edited(
        movingProject(size),
        edits.changeSettings({ fit: true }),
        edits.drawPath('g1', groups[0]!.path!),
      )
      const going = fittedSamples(project.groups[0]!.path!, size, fit)
      const [path] = sentPaths(project, COMETAPI.limits)
      expect(path?.points).toHaveLength(going.length)
      path?.points.forEach(({ x, y }, i) => {
        expect((x + 0.5) * times + fit.left - 0.5).toBeCloseTo(going[i]!.x, 6)
        expect(((y + 0.5) * fit.photo.height) / size.height + fit.top - 0.5).toBeCloseTo(going[i]!.y, 6)
      })
    }),
  )
})

test('each step between two points takes the same time, at the preview’s own size', () => {
  fc.assert(
    fc.property(projects, fc.constantFrom(1, 0.5, 2), (project, times) => {
      const size = { width: SIZE.width * times, height: Math.round(SIZE.height * times) }
      const [path] = sentPaths(project, COMETAPI.limits)
      const [mover] = moversAsSent(project, size, COMETAPI.limits)
      const points = path?.points ?? []
      points.forEach((point, i) => {
        const at = displacementAt(mover!, points.length > 1 ? i / (points.length - 1) : 0)
        expect(at.dx).toBeCloseTo((point.x - points[0]!.x) * times, 6)
        expect(at.dy).toBeCloseTo((point.y - points[0]!.y) * (size.height / SIZE.height), 6)
      })
      const line = mover!.path!
      const middle = placeAt(line, 0.5 / Math.max(1, points.length - 1))
      const [from, to] = [placeAt(line, 0), placeAt(line, 1 / Math.max(1, points.length - 1))]
      expect(middle.x).toBeCloseTo((from.x + to.x) / 2, 6)
    }),
  )
})

test('areas that are left out have no points', () => {
  const project = edited(movingProject(SIZE), edits.changeArea('g1', { sent: false }))
  expect([sentPaths(project, COMETAPI.limits), moversAsSent(project, SIZE, COMETAPI.limits)]).toEqual([
    [],
    [],
  ])
})
