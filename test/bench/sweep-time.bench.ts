import { polylinePath } from '../../src-shared/geometry/path.ts'
import { emptyMap } from '../../src-shared/labels/labelMap.ts'
import { sweptShare } from '../../src-shared/labels/sweep.ts'
import { sweepOf } from '../../src-shared/motion/sweeping.ts'
import { PLAIN_MOVEMENT } from '../../src-shared/project/movement.ts'
import { movingProject, withRect } from '../support/projects.ts'
import { figure, medianMs } from './figures.ts'

const FROZEN = 1
const MOVING = 2
const RUNS = 15

/** The rule that warns of a sweep into the frozen area runs with each change of a path: a frame has 16 ms. */
const size = { width: 6000, height: 4000 }
const map = withRect(withRect(emptyMap(size), MOVING, 500, 500, 3000, 3000), FROZEN, 4500, 0, 1500, 4000)
const curl = polylinePath(
  Array.from({ length: 400 }, (_, i) => ({
    x: 2000 + 4 * i * Math.cos(i / 12),
    y: 2000 + 4 * i * Math.sin(i / 12),
  })),
)
// The same values again would cost nothing: each run gets its own.
const ms = medianMs(RUNS, () => void sweptShare({ ...map }, { label: MOVING, path: { ...curl } }, FROZEN))
figure('sweep-time', '24 MP, a curl of 400 points', ms, 'ms', '<= 16')

const project = movingProject(size)
const straight = polylinePath([
  { x: 2000, y: 2000 },
  { x: 3500, y: 2300 },
])
const sway = { amplitudePx: 100, periodSeconds: 1, angleDegrees: 30 }
for (const [what, movement] of [
  ['a straight way with a sway', { sway }],
  ['a straight way with a sway, a turn and twice the size', { sway, turn: 360, scale: 2 }],
] as const) {
  const [group] = project.groups
  if (!group) throw new Error('no area moves')
  const anew = () => ({ ...group, path: straight, movement: { ...PLAIN_MOVEMENT, ...movement } })
  const ms = medianMs(RUNS, () => void sweptShare({ ...map }, sweepOf(project, anew()), FROZEN))
  figure('sweep-time', `24 MP, ${what}`, ms, 'ms', '<= 16')
}
