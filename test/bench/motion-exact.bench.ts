import { NODE_PX, setSources, sourceGrid, withinLimit } from '../../src-shared/motion/bend/field.ts'
import { planFrames, renderFrame } from '../../src-shared/motion/frame.ts'
import { layParts, texturedPlate } from '../../src-shared/motion/texturedPlate.ts'
import { drawnCurves } from '../unit/motion/drawnCurves.ts'
import { BIG_DISK, bigDiskScene, diskScene, PATHS } from '../unit/motion/scenes.ts'
import { onCurve, track } from '../unit/motion/tracked.ts'
import { figure } from './figures.ts'

// A textured disk on four curves, measured in the pictures and held against the curve as it was drawn.
const FRAMES = 90
/** As far as this disk bends without a fold, and as far as there is room. */
const REACH_PX = { bend: 24, slide: 330 } as const

for (const [motion, target] of [
  ['slide', '<= 0.1'],
  ['bend', '<= 0.5'],
] as const) {
  const found = Object.entries(drawnCurves(BIG_DISK, REACH_PX[motion])).map(
    ([name, curve]) => [name, track(onCurve(bigDiskScene(true), curve, motion), curve, FRAMES)] as const,
  )
  const told = found.map(([name, { worstPx }]) => `${name} ${worstPx.toFixed(3)}`).join(', ')
  const each = found.map(([, tracked]) => tracked)
  figure('motion-exact', `${motion}: ${told}`, Math.max(...each.map(({ worstPx }) => worstPx)), 'px', target)
  const areas = Math.max(...each.map(({ leastArea, mostArea }) => Math.max(1 - leastArea, mostArea - 1)))
  figure('motion-exact', `${motion}: its area changes by`, areas, 'of it', '<= 0.02')
  if (motion === 'slide') {
    const uneven = Math.max(...each.map((tracked) => tracked.uneven))
    figure('motion-exact', 'slide: a step differs from the mean one by', uneven, 'of it', '<= 0.04')
  }
}

const MAGENTA = [255, 0, 255, 255]
/** What one frame's hole and layer reach beyond the disk, pixels: how much too large it was painted, hole, rounding. */
const REACH_BEYOND_PX = 6 + 9 + 1

/** Frozen and untouched bytes that differ, and magenta pixels where all that moves was magenta. */
function leftBehind(): { changed: number; magenta: number } {
  const scene = diskScene(PATHS.S!)
  const out = new Uint8ClampedArray(scene.pixels.length)
  let [changed, magenta] = [0, 0]
  const plan = planFrames(scene)
  for (let k = 0; k < FRAMES; k++) {
    const time = k / (FRAMES - 1)
    renderFrame(plan, { time, phase: time, fade: 0 }, out)
    const [x, y] = [90 + 200 * time, 120]
    scene.labels.forEach((label, i) => {
      const [u, v] = [i % scene.width, Math.floor(i / scene.width)]
      const far = v < y - 50 - 40 - REACH_BEYOND_PX || (u > x + 60 + REACH_BEYOND_PX && u > 90 + 60)
      if (label !== 1 && !far) return
      for (let c = 0; c < 4; c++) if (out[i * 4 + c] !== scene.pixels[i * 4 + c]) changed++
    })
  }
  const pixels = scene.pixels.slice()
  scene.labels.forEach((label, i) => {
    if (label === 2) pixels.set(MAGENTA, i * 4)
  })
  const painted = { ...scene, pixels, refineEdges: false }
  const emptied = planFrames(painted)
  const filling = texturedPlate(painted)
  let step = filling.next()
  while (!step.done) step = filling.next()
  for (const parts of [[], step.value]) {
    layParts(emptied.plate, parts)
    for (let i = 0; i < emptied.plate.bytes.length; i += 4) {
      if (emptied.plate.bytes[i]! > 30 && emptied.plate.bytes[i + 1]! < 20) magenta++
    }
  }
  return { changed, magenta }
}

/** Grid cells that turn over as the disk bends, whichever way, at its limit. */
function foldedCells(): number {
  const scene = bigDiskScene(true)
  const plan = planFrames(onCurve(scene, drawnCurves(BIG_DISK, 330).S!, 'bend'))
  let folds = 0
  for (let turn = 0; turn < 16; turn++) {
    const grid = sourceGrid(scene)
    const angle = (turn * Math.PI) / 8
    const bends = (plan.bent?.areas ?? []).map(({ weights }) => ({
      weights,
      at: withinLimit({ dx: 900 * Math.cos(angle), dy: 900 * Math.sin(angle) }, weights.limitPx),
    }))
    setSources(grid, bends)
    for (let i = 0; i + grid.width + 1 < grid.dx.length; i++) {
      if ((i + 1) % grid.width === 0) continue
      const across = 1 + (grid.dx[i + 1]! - grid.dx[i]!) / NODE_PX
      const down = 1 + (grid.dy[i + grid.width]! - grid.dy[i]!) / NODE_PX
      const shear = (grid.dx[i + grid.width]! - grid.dx[i]!) * (grid.dy[i + 1]! - grid.dy[i]!)
      if (across * down - shear / NODE_PX ** 2 <= 0) folds++
    }
  }
  return folds
}

const { changed, magenta } = leftBehind()
figure('motion-exact', 'frozen and untouched bytes that differ in 90 frames', changed, 'bytes', '0')
figure('motion-exact', 'magenta where a magenta object left, smooth and textured', magenta, 'px', '0')
figure('motion-exact', 'cells that fold at the limit, in 16 directions', foldedCells(), 'cells', '0')
