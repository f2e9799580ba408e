import { describe, expect, test } from 'vitest'
import { plateOf, type Plate } from '../../../src-shared/motion/plate.ts'
import type { Scene } from '../../../src-shared/motion/scene.ts'
import { boxesOf, surroundingsOf } from '../../../src-shared/motion/surroundings.ts'
import { labels, noise, picture } from './scenes.ts'

const REACH = 9

function sceneOf(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
  labelAt: (x: number, y: number) => number,
): Scene {
  return {
    width,
    height,
    pixels: picture(width, height, colour),
    labels: labels(width, height, labelAt),
    movers: [],
    refineEdges: false,
  }
}

function plate(scene: Scene, moving: readonly number[] = [2]): Plate {
  const boxes = boxesOf(scene, scene.labels)
  const areas = moving.map(
    (label) => [label, surroundingsOf(scene, scene.labels, label, boxes.get(label)!, REACH)] as const,
  )
  return plateOf(scene, new Map(areas))
}

const inDisk = (x: number, y: number): boolean => Math.hypot(x - 80, y - 60) <= 30

test('a hole in a sky is filled with the sky: straight gradients go on through it', () => {
  const sky = (x: number, y: number) => [40 + x / 2, 60 + y, 200 - y / 2 + x / 4] as const
  const scene = sceneOf(
    160,
    120,
    (x, y) => (inDisk(x, y) ? [255, 255, 255] : sky(x, y)),
    (x, y) => (inDisk(x, y) ? 2 : 0),
  )
  const { pixels } = plate(scene)
  let worst = 0
  for (let i = 0; i < scene.labels.length; i++) {
    const truth = sky(i % 160, Math.floor(i / 160))
    for (let k = 0; k < 3; k++) worst = Math.max(worst, Math.abs(pixels[i * 4 + k]! - truth[k]!))
  }
  expect(worst).toBeLessThanOrEqual(6)
})

test('no block of a coarser level shows: within the hole neighbours are nearly alike', () => {
  const scene = sceneOf(
    160,
    120,
    (x) => (x < 80 ? [20, 20, 20] : [230, 230, 230]),
    (x, y) => (inDisk(x, y) ? 2 : 0),
  )
  const { pixels } = plate(scene)
  const red = (x: number, y: number): number => pixels[(y * 160 + x) * 4]!
  let bend = 0
  for (let y = 45; y < 75; y++) {
    for (let x = 65; x < 95; x++) {
      bend = Math.max(bend, Math.abs(red(x - 1, y) - 2 * red(x, y) + red(x + 1, y)))
      bend = Math.max(bend, Math.abs(red(x, y - 1) - 2 * red(x, y) + red(x, y + 1)))
    }
  }
  expect(bend).toBeLessThanOrEqual(4)
})

describe('the hole', () => {
  const grain = noise(5)
  const scene = sceneOf(
    120,
    90,
    () => [grain(), grain(), 0],
    (x, y) => {
      if (y > 70) return 1
      if (Math.hypot(x - 40, y - 50) < 15) return 2
      return Math.hypot(x - 75, y - 50) < 15 ? 3 : 0
    },
  )
  // Both areas are of a blue that nothing else has.
  scene.labels.forEach((label, i) => {
    if (label > 1) scene.pixels.set([0, 0, 255], i * 4)
  })

  test('takes its colours from no moving area, not from one that stays either', () => {
    const { pixels } = plate(scene, [2])
    scene.labels.forEach((label, i) => {
      if (label === 3) return
      expect(pixels[i * 4 + 2]).toBe(0)
    })
  })

  test('reaches the given distance around its area and leaves frozen and farther pixels as they are', () => {
    const { pixels, vacated } = plate(scene, [2])
    const runs = vacated.get(2)!
    const inHole = new Set<number>()
    for (let r = 0; r < runs.length; r += 2) for (let i = runs[r]!; i < runs[r + 1]!; i++) inHole.add(i)
    scene.labels.forEach((label, i) => {
      const [x, y] = [i % 120, Math.floor(i / 120)]
      let nearest = Infinity
      for (let v = y - REACH; v <= y + REACH; v++) {
        for (let u = x - REACH; u <= x + REACH; u++) {
          if (scene.labels[v * 120 + u] !== 2) continue
          nearest = Math.min(nearest, Math.hypot(u - x, v - y))
        }
      }
      expect(inHole.has(i)).toBe(label !== 1 && nearest <= REACH)
      if (!inHole.has(i))
        expect(pixels.subarray(i * 4, i * 4 + 4)).toEqual(scene.pixels.subarray(i * 4, i * 4 + 4))
    })
  })

  test('is shared out between areas: each has its own pixels, and no pixel has two owners', () => {
    const { vacated } = plate(scene, [2, 3])
    const owner = new Map<number, number>()
    for (const [label, runs] of vacated) {
      for (let r = 0; r < runs.length; r += 2) {
        for (let i = runs[r]!; i < runs[r + 1]!; i++) {
          expect(owner.has(i)).toBe(false)
          owner.set(i, label)
        }
      }
    }
    scene.labels.forEach((label, i) => {
      if (label > 1) expect(owner.get(i)).toBe(label)
    })
  })
})

test('distances around an area are the exact ones, and lead to its nearest pixel', () => {
  const grain = noise(11)
  const size = { width: 50, height: 40 }
  const map = labels(50, 40, () => (grain() > 252 ? 4 : 0))
  const { box, squares, toX, toY } = surroundingsOf(size, map, 4, boxesOf(size, map).get(4)!, REACH)
  for (let y = 0, i = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++, i++) {
      let least = Infinity
      for (let v = 0; v < 40; v++) {
        for (let u = 0; u < 50; u++) {
          if (map[v * 50 + u] === 4) least = Math.min(least, (u - x - box.left) ** 2 + (v - y - box.top) ** 2)
        }
      }
      if (least > REACH * REACH) expect(squares[i]).toBe(255)
      else {
        expect(squares[i]).toBe(least)
        expect(map[(box.top + y + toY[i]!) * 50 + box.left + x + toX[i]!]).toBe(4)
        expect(toX[i]! ** 2 + toY[i]! ** 2).toBe(least)
      }
    }
  }
})
