import { expect, test } from 'vitest'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import { planFrames, renderFrame } from '../../../src-shared/motion/frame.ts'
import { headingsOf } from '../../../src-shared/motion/headings.ts'
import type { Mover, Scene, SceneMovement } from '../../../src-shared/motion/scene.ts'
import { standingAt, standingsOf } from '../../../src-shared/motion/standing.ts'
import { momentOf, momentOfTime } from '../../../src-shared/motion/timing.ts'
import { labels, picture } from './scenes.ts'

const SIZE = { width: 400, height: 300 }
const PLAIN: SceneMovement = { start: 0, end: 1, scale: 1, turn: 0, sway: null, inFront: false }
const WAY = polylineOf([
  { x: 90, y: 90 },
  { x: 190.4, y: 110.2 },
  { x: 230.7, y: 190.1 },
])

/** An L, which no turn and no side hides, in red on a ground without any. */
const isIn = (x: number, y: number): boolean =>
  (x >= 60 && x < 85 && y >= 50 && y < 130) || (x >= 60 && x < 120 && y >= 105 && y < 130)

function sceneOf(mover: Partial<Mover>): Scene {
  const painted = labels(SIZE.width, SIZE.height, (x, y) => (isIn(x, y) ? 2 : 0))
  return {
    ...SIZE,
    pixels: picture(SIZE.width, SIZE.height, (x, y) => [isIn(x, y) ? 200 : 0, 80, 60]),
    labels: painted,
    movers: [{ label: 2, path: WAY, easing: 'in-out', ...mover }],
    refineEdges: false,
  }
}

/** How much of the red in a frame lies where the area is said to stand, and how much of that place is red. */
function overlap(scene: Scene, time: number): { inside: number; filled: number; moved: number } {
  const moment = momentOf({ fps: 30, durationSeconds: 4, loop: 'none' }, Math.round(time * 119))
  const out = new Uint8ClampedArray(scene.pixels.length)
  renderFrame(planFrames(scene), moment, out)
  const [standing] = standingsOf(SIZE, scene.labels, scene.movers)
  const { centre } = standing!
  const { dx, dy, angle, scale } = standingAt(standing!, moment)
  let [shown, said, both] = [0, 0, 0]
  for (let y = 0; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++) {
      const [u, v] = [x - centre.x - dx, y - centre.y - dy]
      const fromX = centre.x + (u * Math.cos(angle) + v * Math.sin(angle)) / scale
      const fromY = centre.y + (v * Math.cos(angle) - u * Math.sin(angle)) / scale
      const isSaid = isIn(Math.round(fromX), Math.round(fromY))
      const isShown = out[4 * (y * SIZE.width + x)]! > 100
      if (isShown) shown++
      if (isSaid) said++
      if (isShown && isSaid) both++
    }
  }
  return { inside: both / shown, filled: both / said, moved: Math.hypot(dx, dy) }
}

const sway = { dx: 9, dy: -4, cycles: 1.6 }
test.each<[string, Partial<Mover>]>([
  ['follows its path', {}],
  ['turns and grows', { movement: { ...PLAIN, turn: 1.9, scale: 1.5 } }],
  ['shrinks within its own span', { movement: { ...PLAIN, start: 0.2, end: 0.7, scale: 0.6 } }],
  ['turns with its path', { movement: { ...PLAIN, turn: headingsOf(WAY, 30) } }],
  ['sways on its way', { movement: { ...PLAIN, sway } }],
  ['sways and turns where it is', { path: null, movement: { ...PLAIN, sway, turn: -2.5 } }],
])('an area that %s is where the engine shows it', (_, mover) => {
  const scene = sceneOf(mover)
  for (const time of [0, 0.3, 0.55, 0.8, 1]) {
    const { inside, filled } = overlap(scene, time)
    expect(inside, `${time}`).toBeGreaterThan(0.97)
    expect(filled, `${time}`).toBeGreaterThan(0.97)
  }
})

test('what bends stays within its limit and as it is, what flows where it is', () => {
  const movement = { ...PLAIN, turn: 1, scale: 2 }
  const bending = sceneOf({ motion: 'bend', movement })
  const { inside, filled, moved } = overlap(bending, 1)
  expect(moved).toBeGreaterThan(5)
  expect(moved).toBeLessThan(60)
  expect(inside).toBeGreaterThan(0.97)
  expect(filled).toBeGreaterThan(0.97)
  const flowing: Mover = { label: 2, path: WAY, easing: 'linear', motion: 'flow', movement }
  const at = standingAt({ mover: flowing, limitPx: Infinity }, momentOfTime('none', 0.5))
  expect(at).toEqual({ dx: 0, dy: 0, angle: 0, scale: 1 })
})

test('an area without a pixel stands nowhere', () => {
  expect(standingsOf(SIZE, new Uint8Array(SIZE.width * SIZE.height), sceneOf({}).movers)).toEqual([])
})
