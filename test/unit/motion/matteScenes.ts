import type { Scene } from '../../../src-shared/motion/scene.ts'
import { labels, noise, picture } from './scenes.ts'

type Colour = readonly [number, number, number]
type Painter = (x: number, y: number) => Colour

/**
 * An object of known opacity on a known ground, painted by a hand that is 2 to 14 px too generous. Where it goes,
 * the ground is another one: there what was painted too much of the old one shows.
 */
export interface MatteScene {
  readonly name: string
  readonly scene: Scene
  /** The object's own colours and opacity, the ground without it. */
  readonly object: Painter
  readonly ground: Painter
  readonly opacity: (x: number, y: number) => number
  /** Distance from the object's edge, pixels, inside negative. */
  readonly fromEdge: (x: number, y: number) => number
}

export const SHIFT = 250
const [WIDTH, HEIGHT] = [480, 300]
const [X, Y] = [105, 150]
/** Here the ground changes. */
const BORDER = 225

/** Noise that a picture can have: the same at the same place, in cells of a size, smooth between them. */
function grain(seed: number, cell: number, strength: number): (x: number, y: number) => number {
  const next = noise(seed)
  const across = Math.ceil(WIDTH / cell) + 2
  const values = Float32Array.from(
    { length: across * (Math.ceil(HEIGHT / cell) + 2) },
    () => next() / 127.5 - 1,
  )
  return (x, y) => {
    const [u, v] = [x / cell, y / cell]
    const [i, j] = [Math.floor(u), Math.floor(v)]
    const [a, b] = [u - i, v - j]
    const at = j * across + i
    const upper = values[at]! * (1 - a) + values[at + 1]! * a
    const lower = values[at + across]! * (1 - a) + values[at + across + 1]! * a
    return strength * (upper * (1 - b) + lower * b)
  }
}

function matteScene(
  name: string,
  softness: number,
  phase: number,
  object: Painter,
  [here, there]: readonly [Painter, Painter],
): MatteScene {
  const ground: Painter = (x, y) => (x < BORDER ? here(x, y) : there(x, y))
  const fromEdge = (x: number, y: number): number => {
    const angle = Math.atan2(y - Y, x - X)
    return Math.hypot(x - X, y - Y) - 52 - 8 * Math.sin(3 * angle + phase) - 4 * Math.sin(7 * angle)
  }
  const opacity = (x: number, y: number): number => Math.min(1, Math.max(0, 0.5 - fromEdge(x, y) / softness))
  const colour: Painter = (x, y) => {
    const [a, o, g] = [opacity(x, y), object(x, y), ground(x, y)]
    const mixed = (c: 0 | 1 | 2): number => Math.round(a * o[c] + (1 - a) * g[c])
    return [mixed(0), mixed(1), mixed(2)]
  }
  const painted = (x: number, y: number): boolean =>
    fromEdge(x, y) <= 8 + 6 * Math.sin(5 * Math.atan2(y - Y, x - X) + phase + 2)
  return {
    name,
    object,
    ground,
    opacity,
    fromEdge,
    scene: {
      width: WIDTH,
      height: HEIGHT,
      pixels: picture(WIDTH, HEIGHT, colour),
      labels: labels(WIDTH, HEIGHT, (x, y) => (painted(x, y) ? 2 : 0)),
      movers: [],
      refineEdges: true,
    },
  }
}

const [fine, mid, coarse] = [grain(1, 1.3, 1), grain(2, 5, 1), grain(3, 40, 1)]

export const MATTE_SCENES: readonly MatteScene[] = [
  matteScene(
    'a balloon before a sky',
    1.5,
    0,
    (x, y) => [205 + 20 * coarse(x, y), 60 + 0.2 * x, 50 + 0.1 * y],
    [
      (x, y) => [90 + 0.15 * x, 150 + 0.1 * y, 225 - 0.1 * y],
      (x, y) => [70 + 20 * mid(x, y), 60 + 15 * mid(x, y), 55 + 10 * fine(x, y)],
    ],
  ),
  matteScene(
    'a stone on grass',
    1.5,
    1,
    (x, y) => {
      const v = 165 + 18 * mid(x, y) + 10 * fine(x, y)
      return [v, v - 4, v - 12]
    },
    [
      (x, y) => [60 + 25 * fine(x, y), 105 + 40 * fine(x, y) + 15 * coarse(x, y), 35 + 15 * fine(x, y)],
      (x, y) => [215 + 10 * mid(x, y), 200 + 10 * mid(x, y), 170 + 8 * fine(x, y)],
    ],
  ),
  matteScene(
    'a soft ball of wool on a table',
    6,
    2,
    (x, y) => [70 + 15 * mid(x, y), 80 + 15 * mid(x, y), 150 + 20 * mid(x, y)],
    [
      (x, y) => [180 + 12 * coarse(x, y) + 6 * Math.sin(y / 2), 130 + 10 * coarse(x, y), 80],
      (x, y) => [40 + 8 * mid(x, y), 44 + 8 * mid(x, y), 40 + 8 * fine(x, y)],
    ],
  ),
  matteScene(
    'a striped fish on gravel',
    2,
    3,
    (x, y) => (Math.sin(x / 4) > 0 ? [235, 120, 25] : [240, 175, 60 + 10 * mid(x, y)]),
    [
      (x, y) => {
        const v = 75 + 30 * mid(x, y) + 12 * fine(x, y)
        return [v, v + 8, v + 18]
      },
      (x, y) => [30, 120 + 20 * coarse(x, y), 160 + 15 * mid(x, y)],
    ],
  ),
  matteScene(
    'a dark bird before bright clouds',
    2.5,
    4,
    (x, y) => [45 + 12 * mid(x, y), 40 + 10 * fine(x, y), 50 + 8 * mid(x, y)],
    [
      (x, y) => [215 + 25 * coarse(x, y), 218 + 22 * coarse(x, y), 228 + 14 * coarse(x, y)],
      (x, y) => [95 + 10 * mid(x, y), 120 + 12 * mid(x, y), 90 + 10 * fine(x, y)],
    ],
  ),
]
