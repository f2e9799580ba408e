// Freezing all but two areas and their ways on 12 megapixels: a straight way, a curl far longer than people draw, and
// areas that sway, or turn and grow, on a straight way.
import { polylinePath, type MotionPath } from '../../src-shared/geometry/path.ts'
import { frozenRest } from '../../src-shared/labels/freezeRest.ts'
import { emptyMap } from '../../src-shared/labels/labelMap.ts'
import { sweepOf } from '../../src-shared/motion/sweeping.ts'
import { PLAIN_MOVEMENT, type Movement } from '../../src-shared/project/movement.ts'
import { movingProject, withRect } from '../support/projects.ts'
import { figure, medianMs } from './figures.ts'

const map = withRect(
  withRect(emptyMap({ width: 4000, height: 3000 }), 2, 500, 500, 1500, 1500),
  3,
  2500,
  200,
  900,
  700,
)
const straight = polylinePath([
  { x: 0, y: 0 },
  { x: 900, y: 700 },
])
const curl = polylinePath(
  Array.from({ length: 400 }, (_, i) => ({
    x: 2000 + 3 * i * Math.cos(i / 12),
    y: 1500 + 3 * i * Math.sin(i / 12),
  })),
)

const project = movingProject(map)
const sway = { amplitudePx: 100, periodSeconds: 1, angleDegrees: 30 }

/** Both areas go along a path; each time anew, since what is known of an area keeps. */
const movers = (path: MotionPath, movement: Partial<Movement> = {}) =>
  project.groups.flatMap((group) =>
    [2, 3].map((label) =>
      sweepOf(project, { ...group, label, path, movement: { ...PLAIN_MOVEMENT, ...movement } }),
    ),
  )

for (const [what, path, movement] of [
  ['two areas, straight ways of 1140 px', straight, {}],
  ['two areas, curls of 20,000 px', curl, {}],
  ['two areas, straight ways with a sway of 100 px', straight, { sway }],
  ['two areas, straight ways with a turn and twice the size', straight, { turn: 360, scale: 2 }],
] as const) {
  const ms = medianMs(9, () => void frozenRest({ ...map }, movers(path, movement), 8, false))
  figure('freeze-rest', `${what}, room 8 px, 12 MP`, ms, 'ms', '<= 200')
}
