import { expect, test } from 'vitest'
import { FEATHER_PX } from '../../../src-shared/limits.ts'
import { featheredCutOut } from '../../../src-shared/motion/matte.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { boxesOf, surroundingsOf } from '../../../src-shared/motion/surroundings.ts'
import { labels, picture } from './scenes.ts'

/** A block painted 2, frozen below it, another moving area to its right, unpainted photo elsewhere. */
const scene: Scene = {
  width: 40,
  height: 40,
  pixels: picture(40, 40, (x, y) => [x * 6, y * 6, 50]),
  labels: labels(40, 40, (x, y) => {
    if (y >= 20) return 1
    if (x >= 20) return 3
    return x >= 10 && y >= 10 ? 2 : 0
  }),
  movers: [],
  refineEdges: false,
}
const around = surroundingsOf(scene, scene.labels, 2, boxesOf(scene, scene.labels).get(2)!, 9)
const cutOut = featheredCutOut(scene, 2, new Set([2, 3]), around)
const rgba = (x: number, y: number): number[] => {
  const at = ((y - cutOut.box.top) * cutOut.box.width + x - cutOut.box.left) * 4
  return [...cutOut.pixels.subarray(at, at + 4)]
}

test('painted pixels are whole, up to the very edge', () => {
  for (const [x, y] of [
    [10, 10],
    [19, 19],
    [15, 12],
  ] as const) {
    expect(rgba(x, y)).toEqual([x * 6, y * 6, 50, 255])
  }
})

test('on unpainted photo the rim has its colours and fades out within the feather', () => {
  const alphas = Array.from({ length: FEATHER_PX + 2 }, (_, i) => rgba(10 - i, 15)[3]!)
  expect(alphas[0]).toBe(255)
  expect(alphas[FEATHER_PX + 1]).toBe(0)
  for (let i = 1; i <= FEATHER_PX; i++) {
    expect(alphas[i]).toBeLessThan(alphas[i - 1]!)
    expect(rgba(10 - i, 15).slice(0, 3)).toEqual([(10 - i) * 6, 90, 50])
  }
})

test('on frozen pixels the rim goes on with the colours of the edge', () => {
  expect(rgba(15, 21).slice(0, 3)).toEqual([90, 19 * 6, 50])
  expect(rgba(15, 21)[3]).toBe(rgba(8, 15)[3])
})

test('nothing of another moving area is taken along', () => {
  for (let y = 10; y < 20; y++) expect(rgba(20, y)[3]).toBe(0)
})
