import { describe, expect, test } from 'vitest'
import { depthBelow, largestAround } from '../../../src-shared/motion/depth.ts'
import type { CutOut } from '../../../src-shared/motion/matte.ts'
import { refinedCutOut } from '../../../src-shared/motion/refine.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { boxesOf, surroundingsOf } from '../../../src-shared/motion/surroundings.ts'
import { bandQuality, hardCutOut } from './matteGain.ts'
import { MATTE_SCENES } from './matteScenes.ts'
import { labels, noise, picture } from './scenes.ts'

function refined(scene: Scene, moving: readonly number[] = [2]): CutOut {
  const around = surroundingsOf(scene, scene.labels, 2, boxesOf(scene, scene.labels).get(2)!, 9)
  return refinedCutOut(scene, 2, new Set(moving), around)
}

const at = ({ box, pixels }: CutOut, x: number, y: number): number[] => {
  const i = ((y - box.top) * box.width + x - box.left) * 4
  return [...pixels.subarray(i, i + 4)]
}

test.each(MATTE_SCENES.map((made) => [made.name, made] as const))(
  '%s, painted roughly, is cut out at least 6 dB better than by the painted mask',
  (_, made) => {
    const gain = bandQuality(made, refined(made.scene)) - bandQuality(made, hardCutOut(made))
    expect(gain).toBeGreaterThanOrEqual(6)
  },
)

test('soft edges keep their softness: opacity is right within 0.03 on the whole', () => {
  for (const made of MATTE_SCENES) {
    const cutOut = refined(made.scene)
    const { box } = cutOut
    let [sum, count] = [0, 0]
    for (let y = box.top; y < box.top + box.height; y++) {
      for (let x = box.left; x < box.left + box.width; x++) {
        if (Math.abs(made.fromEdge(x, y)) > 16) continue
        sum += Math.abs(at(cutOut, x, y)[3]! / 255 - made.opacity(x, y))
        count++
      }
    }
    expect(sum / count).toBeLessThan(0.03)
  }
})

describe('a red block on green, painted 5 px too large, frozen below it and another area to its right', () => {
  const scene: Scene = {
    width: 90,
    height: 90,
    pixels: picture(90, 90, (x, y) => (x >= 25 && x < 65 && y >= 25 ? [200, 30, 30] : [30, 160, 40])),
    labels: labels(90, 90, (x, y) => {
      if (y >= 60) return 1
      if (x >= 60) return y >= 20 ? 3 : 0
      return x >= 20 && y >= 20 ? 2 : 0
    }),
    movers: [],
    refineEdges: true,
  }
  const cutOut = refined(scene, [2, 3])

  test('is whole, and nothing of the green goes along', () => {
    for (let x = 26; x < 60; x++) expect(at(cutOut, x, 40)).toEqual([200, 30, 30, 255])
    for (let x = 12; x < 25; x++) expect(at(cutOut, x, 40)[3]).toBe(0)
    for (let y = 12; y < 25; y++) expect(at(cutOut, 40, y)[3]).toBe(0)
  })

  test('goes on softly over frozen pixels with the colours of its rim', () => {
    expect(at(cutOut, 40, 61).slice(0, 3)).toEqual([200, 30, 30])
    expect(at(cutOut, 40, 61)[3]).toBeGreaterThan(50)
    expect(at(cutOut, 40, 61)[3]).toBeLessThan(255)
    expect(at(cutOut, 40, 66)[3]).toBe(0)
  })

  test('takes nothing of another moving area along', () => {
    for (let y = 25; y < 60; y++) expect(at(cutOut, 61, y)[3]).toBe(0)
  })
})

describe('a red block on a white wall, painted 3 px too large, with a part as white as the wall at its left edge', () => {
  // The part is 10 px deep: a hand that errs by 3 px elsewhere did not paint 10 px too much there.
  const isBlock = (x: number, y: number): boolean => x >= 40 && x < 120 && y >= 40 && y < 120
  const isWhitePart = (x: number, y: number): boolean => x < 50 && y >= 70 && y < 90
  const scene: Scene = {
    width: 160,
    height: 160,
    pixels: picture(160, 160, (x, y) =>
      isBlock(x, y) && !isWhitePart(x, y) ? [190, 40, 30] : [235, 235, 235],
    ),
    labels: labels(160, 160, (x, y) => (x >= 37 && x < 123 && y >= 37 && y < 123 ? 2 : 0)),
    movers: [],
    refineEdges: true,
  }
  const cutOut = refined(scene)

  test('keeps the white part, whole and white', () => {
    for (let y = 72; y < 88; y++) {
      for (let x = 42; x < 50; x++) expect(at(cutOut, x, y)).toEqual([235, 235, 235, 255])
    }
  })

  test('loses what was painted too much at its other edges', () => {
    for (let x = 60; x < 110; x++) expect(at(cutOut, x, 38)[3]).toBeLessThan(13)
    for (let y = 60; y < 110; y++) expect(at(cutOut, 121, y)[3]).toBeLessThan(13)
  })
})

describe('areas whose object cannot be looked for', () => {
  const grain = noise(4)
  const made = (labelAt: (x: number, y: number) => number): Scene => ({
    width: 40,
    height: 30,
    pixels: picture(40, 30, () => [grain(), grain(), grain()]),
    labels: labels(40, 30, labelAt),
    movers: [],
    refineEdges: true,
  })

  test('a single pixel is the object', () => {
    expect(at(refined(made((x, y) => (x === 20 && y === 10 ? 2 : 0))), 20, 10)[3]).toBe(255)
  })

  test('a photo painted from edge to edge is the object, byte for byte', () => {
    const scene = made(() => 2)
    expect(refined(scene).pixels).toEqual(scene.pixels)
  })

  test('where object and ground are of one colour the painted edge counts', () => {
    const scene = { ...made((x) => (x > 10 && x < 30 ? 2 : 0)), pixels: picture(40, 30, () => [90, 90, 90]) }
    const cutOut = refined(scene)
    for (let x = 11; x < 30; x++) expect(at(cutOut, x, 15)[3]).toBe(255)
    expect(at(cutOut, 6, 15)[3]).toBe(0)
  })
})

test('depths are the straight-line distances within 8 %, and know no edge beyond the picture', () => {
  const size = { width: 60, height: 50 }
  const edge = new Uint8Array(3000)
  edge[20 * 60 + 30] = 1
  depthBelow(size, edge).forEach((depth, i) => {
    const away = Math.hypot((i % 60) - 30, Math.floor(i / 60) - 20)
    expect(Math.abs(depth - away)).toBeLessThanOrEqual(0.08 * away + 1e-3)
  })
})

test('the largest value around is the one that a look at each finds', () => {
  const grain = noise(9)
  const values = Float32Array.from({ length: 30 * 20 }, () => grain())
  const found = largestAround({ width: 30, height: 20 }, values, 4)
  found.forEach((value, i) => {
    let most = 0
    values.forEach((other, j) => {
      const near =
        Math.abs((i % 30) - (j % 30)) <= 4 && Math.abs(Math.floor(i / 30) - Math.floor(j / 30)) <= 4
      if (near) most = Math.max(most, other)
    })
    expect(value).toBe(most)
  })
})
