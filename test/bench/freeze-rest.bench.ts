// Freezing all but two areas and their ways on 12 megapixels: a straight way, and a curl far longer than people draw.
import { polylinePath } from '../../src-shared/geometry/path.ts'
import { frozenRest } from '../../src-shared/labels/freezeRest.ts'
import { emptyMap } from '../../src-shared/labels/labelMap.ts'
import { withRect } from '../support/projects.ts'
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

for (const [what, path] of [
  ['two areas, straight ways of 1140 px', straight],
  ['two areas, curls of 20,000 px', curl],
] as const) {
  const movers = [
    { label: 2, path },
    { label: 3, path },
  ]
  const ms = medianMs(9, () => void frozenRest({ ...map }, movers, 8, false))
  figure('freeze-rest', `${what}, room 8 px, 12 MP`, ms, 'ms', '<= 200')
}
