import { PLAIN_MOVEMENT, type AreaMotion } from '../../../src-shared/project/movement.ts'
import { planFrames, renderFrame } from '../../../src-shared/motion/frame.ts'
import { moversOf, type Scene } from '../../../src-shared/motion/scene.ts'
import { momentOf } from '../../../src-shared/motion/timing.ts'
import { wayOf, type DrawnCurve } from './drawnCurves.ts'
import { redOf } from './scenes.ts'

/** How a textured disk went, measured in the pictures alone and held against the curve as it was drawn. */
export interface Tracked {
  /** Farthest that it was from where the curve is at that time, pixels. */
  readonly worstPx: number
  /** Its area in a picture as a share of that in the photo, least and most. */
  readonly leastArea: number
  readonly mostArea: number
  /** The largest difference of a step along the curve, from one frame to the next, from the mean one, as a share of it. */
  readonly uneven: number
}

const CLIP = { durationSeconds: 2, loop: 'none' } as const

/** The scene with its one area on a curve that was drawn on it. */
export function onCurve(scene: Scene, { path }: DrawnCurve, motion: AreaMotion): Scene {
  const label = scene.movers[0]!.label
  const area = { id: '1', label, name: 'disk', visible: true, locked: false, sent: true, path, motion }
  const photo = { id: '0'.repeat(64), name: 'disk.png', width: scene.width, height: scene.height }
  return {
    ...scene,
    movers: moversOf({ photo, groups: [{ ...area, movement: PLAIN_MOVEMENT }] }, scene, CLIP),
  }
}

/** Renders a clip of some frames and measures each. Frozen pixels should be out of the disk's way. */
export function track(scene: Scene, curve: DrawnCurve, frames: number): Tracked {
  const way = wayOf(curve)
  const plan = planFrames(scene)
  const everywhere = { ...scene, labels: new Uint8Array(scene.labels.length) }
  const start = redOf(everywhere, scene.pixels)
  const origin = way.at(0)
  const out = new Uint8ClampedArray(scene.pixels.length)
  const reached: number[] = []
  let [worstPx, leastArea, mostArea] = [0, Infinity, 0]
  for (let k = 0; k < frames; k++) {
    renderFrame(plan, momentOf({ fps: 30, durationSeconds: frames / 30, loop: 'none' }, k), out)
    const red = redOf(everywhere, out)
    const place = { x: red.x - start.x + origin.x, y: red.y - start.y + origin.y }
    const wanted = (way.length * k) / (frames - 1)
    const truth = way.at(wanted)
    worstPx = Math.max(worstPx, Math.hypot(place.x - truth.x, place.y - truth.y))
    leastArea = Math.min(leastArea, red.sum / start.sum)
    mostArea = Math.max(mostArea, red.sum / start.sum)
    reached.push(way.nearest(place, wanted, 2))
  }
  const step = way.length / (frames - 1)
  const steps = reached.slice(1).map((length, i) => length - reached[i]!)
  const uneven = Math.max(...steps.map((length) => Math.abs(length / step - 1)))
  return { worstPx, leastArea, mostArea, uneven }
}
