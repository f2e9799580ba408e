import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planFrames } from '../../../src-shared/motion/frame.ts'
import { polylineOf } from '../../../src-shared/geometry/polyline.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { layParts, texturedPlate, type PlatePart } from '../../../src-shared/motion/texturedPlate.ts'
import { photoHoles, stepAcross, textureIn } from './photoHoles.ts'
import { labels, noise, picture } from './scenes.ts'

function made(scene: Scene): { parts: readonly PlatePart[]; shares: number[] } {
  const filling = texturedPlate(scene)
  const shares: number[] = []
  let step = filling.next()
  for (; !step.done; step = filling.next()) shares.push(step.value)
  return { parts: step.value, shares }
}

/** The plate as the frames have it once its texture came. */
function plateOf(scene: Scene): Uint8ClampedArray {
  const { plate } = planFrames(scene)
  layParts(plate, made(scene).parts)
  return plate.bytes
}

const holeOf = (scene: Scene): Uint8Array => {
  const { movers } = planFrames(scene)
  const hole = new Uint8Array(scene.labels.length)
  for (const { vacated } of movers) {
    for (let r = 0; r < vacated.length; r += 2) hole.fill(1, vacated[r], vacated[r + 1])
  }
  return hole
}

const path = polylineOf([
  { x: 0, y: 0 },
  { x: 30, y: 0 },
])
const sceneOf = (
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
  labelAt: (x: number, y: number) => number,
): Scene => ({
  width,
  height,
  pixels: picture(width, height, colour),
  labels: labels(width, height, labelAt),
  movers: [{ label: 2, path, easing: 'linear' }],
  refineEdges: false,
})

test('seven holes in real photos get the texture around them, and no seam', async () => {
  const holes = await photoHoles(join(import.meta.dirname, '../../fixtures'))
  const ratios = holes.map(({ scene, truth }) => {
    const pixels = plateOf(scene)
    const hole = holeOf(scene)
    const ratio = (of: typeof textureIn): number => of(scene, pixels, hole) / of(scene, truth, hole)
    return { texture: ratio(textureIn), seam: ratio(stepAcross) }
  })
  const told = JSON.stringify(ratios)
  const median = ratios.map(({ texture }) => texture).sort((a, b) => a - b)[3]!
  expect(median, told).toBeGreaterThanOrEqual(0.5)
  for (const { seam } of ratios) {
    expect(seam, told).toBeGreaterThanOrEqual(0.7)
    expect(seam, told).toBeLessThanOrEqual(1.4)
  }
}, 60_000)

describe('a hole in a chequered floor, magenta inside, frozen to the right', () => {
  const inDisk = (x: number, y: number): boolean => Math.hypot(x - 70, y - 60) < 16
  const scene = sceneOf(
    160,
    120,
    (x, y) => {
      if (inDisk(x, y)) return [255, 0, 255]
      if (x > 130) return [0, 255, 0]
      return ((x >> 3) + (y >> 3)) % 2 === 0 ? [210, 200, 190] : [60, 50, 70]
    },
    (x, y) => (inDisk(x, y) ? 2 : x > 130 ? 1 : 0),
  )
  const { parts, shares } = made(scene)
  const pixels = plateOf(scene)
  const hole = holeOf(scene)

  test('goes on with the chequers', () => {
    let [off, count] = [0, 0]
    hole.forEach((inside, i) => {
      if (inside === 0) return
      const [x, y] = [i % 160, Math.floor(i / 160)]
      const truth = ((x >> 3) + (y >> 3)) % 2 === 0 ? 210 : 60
      if (Math.abs(pixels[i * 4]! - truth) > 40) off++
      count++
    })
    expect(off / count).toBeLessThan(0.05)
  })

  test('takes nothing from what moves or is frozen, and leaves what is no hole as it is', () => {
    hole.forEach((inside, i) => {
      const [red, green, blue] = pixels.subarray(i * 4, i * 4 + 3)
      if (inside === 0 && scene.labels[i] === 0) {
        expect(pixels.subarray(i * 4, i * 4 + 4)).toEqual(scene.pixels.subarray(i * 4, i * 4 + 4))
      } else if (inside === 1) {
        expect(blue! - green!).toBeLessThan(60)
        expect(green! - red!).toBeLessThan(60)
      }
    })
  })

  test('tells how far it is, always further, and comes out the same each time', () => {
    expect(shares.length).toBeGreaterThan(5)
    shares.forEach((share, i) => expect(share).toBeGreaterThan(i === 0 ? 0 : shares[i - 1]!))
    expect(shares.at(-1)).toBeLessThanOrEqual(1)
    expect(made(scene).parts).toEqual(parts)
  })
})

describe('defined for every scene', () => {
  const grain = noise(8)
  const colour = (): readonly [number, number, number] => [grain(), grain(), grain()]

  test.each([
    ['a photo smaller than a patch', sceneOf(5, 4, colour, (x) => (x === 2 ? 2 : 0)), false],
    ['everything painted', sceneOf(60, 40, colour, () => 2), false],
    ['no room for a patch beside the hole', sceneOf(60, 40, colour, (x) => (x > 4 ? 2 : 0)), false],
    ['a hole in the corner', sceneOf(60, 60, colour, (x, y) => (x < 9 && y < 9 ? 2 : 0)), true],
    [
      'all frozen but the area',
      sceneOf(90, 60, colour, (x) => (x > 30 && x < 40 ? 2 : x > 60 ? 1 : 0)),
      true,
    ],
    ['nothing painted', sceneOf(60, 40, colour, () => 0), false],
  ])('%s', (_, scene, isFilled) => {
    const { parts } = made(scene)
    expect(parts.length > 0).toBe(isFilled)
    for (const part of parts) expect(part.pixels.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true)
  })

  test('two areas side by side are one hole, two far apart are two', () => {
    const two = (apart: number): Scene => {
      const scene = sceneOf(200, 80, colour, (x, y) => {
        if (y < 30 || y > 45) return 0
        if (x > 40 && x < 50) return 2
        return x > 50 + apart && x < 60 + apart ? 3 : 0
      })
      return { ...scene, movers: [...scene.movers, { label: 3, path, easing: 'linear' }] }
    }
    expect(made(two(4)).parts).toHaveLength(1)
    expect(made(two(80)).parts).toHaveLength(2)
  })
})

test('what stands at the edge of a hole, and nowhere else, does not run into it', () => {
  const isHole = (x: number, y: number): boolean => x >= 60 && x < 84 && y >= 40 && y < 80
  const roll = noise(7)
  // A grey floor; a bright post touches the hole, and what was in it is magenta.
  const scene = sceneOf(
    160,
    120,
    (x, y) => {
      if (isHole(x, y)) return [255, 0, 255]
      const grey = 90 + (roll() % 16)
      return x >= 84 + 9 && x < 104 && y > 30 ? [230, 150, 40] : [grey, grey, grey]
    },
    (x, y) => (isHole(x, y) ? 2 : x >= 84 + 9 && x < 104 && y > 30 ? 1 : 0),
  )
  const pixels = plateOf(scene)
  const hole = holeOf(scene)
  let [reddest, bluest] = [0, 0]
  hole.forEach((is, i) => {
    if (is === 0) return
    reddest = Math.max(reddest, pixels[i * 4]! - pixels[i * 4 + 2]!)
    bluest = Math.max(bluest, pixels[i * 4 + 2]! - pixels[i * 4]!)
  })
  expect(reddest).toBeLessThan(8)
  expect(bluest).toBeLessThan(8)
})

test('holes that are filled side by side, by shares, are filled as by one alone', () => {
  const roll = noise(11)
  const spots = [
    [30, 30, 8],
    [110, 40, 12],
    [60, 90, 5],
  ] as const
  const labelAt = (x: number, y: number): number =>
    2 + spots.findIndex(([u, v, radius]) => Math.hypot(x - u, y - v) < radius)
  const one = sceneOf(
    150,
    120,
    () => [roll(), roll(), 90],
    (x, y) => (labelAt(x, y) === 1 ? 0 : labelAt(x, y)),
  )
  const scene = { ...one, movers: [2, 3, 4].map((label) => ({ ...one.movers[0]!, label })) }
  const filled = (turn: number, of: number): readonly PlatePart[] => {
    const filling = texturedPlate(scene, { turn, of })
    let step = filling.next()
    while (!step.done) step = filling.next()
    return step.value
  }
  const byPlace = (parts: readonly PlatePart[]): PlatePart[] =>
    parts.toSorted((a, b) => a.box.left - b.box.left)
  const alone = filled(0, 1)
  expect(alone).toHaveLength(3)
  for (const of of [2, 3, 4]) {
    const shares = Array.from({ length: of }, (_, turn) => filled(turn, of))
    expect(shares.map((parts) => parts.length)).toEqual(shares.map((_, turn) => Math.ceil((3 - turn) / of)))
    expect(byPlace(shares.flat())).toEqual(byPlace(alone))
  }
})
