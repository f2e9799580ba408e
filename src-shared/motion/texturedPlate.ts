import { PLATE_MARGIN_PX, STATIC_LABEL } from '../limits.ts'
import { areasOf } from './areas.ts'
import type { Canvas } from './compose.ts'
import { fillByExample } from './exemplar/fill.ts'
import { FIXED, HOLE as TO_FILL, SOURCE, type Level } from './exemplar/level.ts'
import { flowingLabels, holeOf, type Hole } from './plate.ts'
import { HOLE } from './pushPull.ts'
import type { Scene } from './scene.ts'
import { boxesOf, widened, type Box } from './surroundings.ts'

/** A part of a plate: RGBA, row by row, over a box. */
export interface PlatePart {
  readonly box: Box
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}

/** Of some that fill a plate's holes side by side the one whose turn it is, counted from 0: each hole is one's. */
export interface Share {
  readonly turn: number
  readonly of: number
}

/**
 * The plate's holes filled with the texture around them, one after the other. Yields the share that is done, 0 to 1.
 * A hole that nothing can be copied into stays as it is. Neither moving areas, but those that flow, nor frozen pixels are copied from, so
 * that nothing of them is seen twice; frozen ones are where there is nothing else.
 */
export function* texturedPlate(
  scene: Scene,
  { turn, of }: Share = { turn: 0, of: 1 },
): Generator<number, readonly PlatePart[]> {
  const hole = holeOf(scene, areasOf(scene).around)
  const boxes = holeBoxes(scene, hole)
    .sort((a, b) => b.width * b.height - a.width * a.height)
    .filter((_, n) => n % of === turn)
  const parts: PlatePart[] = []
  for (const [n, box] of boxes.entries()) {
    const part = filledPart(scene, hole, box)
    for (let step = part.next(); ; step = part.next()) {
      if (!step.done) yield (n + step.value) / boxes.length
      else {
        if (step.value) parts.push(step.value)
        break
      }
    }
  }
  return parts
}

/** Lays the parts into a picture of the plate. */
export function layParts(plate: Canvas, parts: readonly PlatePart[]): void {
  for (const { box, pixels: part } of parts) {
    for (let y = 0; y < box.height; y++) {
      const row = part.subarray(y * box.width * 4, (y + 1) * box.width * 4)
      plate.bytes.set(row, ((box.top + y) * plate.width + box.left) * 4)
    }
  }
}

/** Boxes around the holes; those that come near each other are one. */
function holeBoxes(scene: Scene, { owners }: Hole): Box[] {
  const boxes: Box[] = []
  for (const box of boxesOf(scene, owners).values()) {
    let joined = box
    for (let i = boxes.length - 1; i >= 0; i--) {
      if (!touches(joined, boxes[i]!)) continue
      joined = around(joined, boxes[i]!)
      boxes.splice(i, 1)
      i = boxes.length
    }
    boxes.push(joined)
  }
  return boxes
}

const touches = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width + 1 &&
  b.left < a.left + a.width + 1 &&
  a.top < b.top + b.height + 1 &&
  b.top < a.top + a.height + 1

function around(a: Box, b: Box): Box {
  const left = Math.min(a.left, b.left)
  const top = Math.min(a.top, b.top)
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  }
}

/** Texture is looked for around a hole in a margin of half its size, and some pixels at least. */
const sightOf = (hole: Box, scene: Scene): Box =>
  widened(hole, Math.max(PLATE_MARGIN_PX, Math.max(hole.width, hole.height) >> 1), scene)

function* filledPart(scene: Scene, hole: Hole, box: Box): Generator<number, PlatePart | null> {
  const sight = sightOf(box, scene)
  const level = levelOf(scene, hole, sight, false)
  let filled = yield* fillByExample(level)
  if (!filled) {
    const withFrozen = levelOf(scene, hole, sight, true)
    filled = yield* fillByExample(withFrozen)
    level.colours.set(withFrozen.colours)
  }
  return filled ? partOf(level, sight, box) : null
}

/** The picture around a hole, as the filling wants it. */
function levelOf(scene: Scene, { roles }: Hole, box: Box, useFrozen: boolean): Level {
  const { width, height } = box
  const flowing = flowingLabels(scene)
  const level = {
    width,
    height,
    colours: new Uint8ClampedArray(width * height * 3),
    roles: new Uint8Array(width * height),
  }
  for (let y = 0, i = 0; y < height; y++) {
    const row = (box.top + y) * scene.width + box.left
    for (let at = row; at < row + width; at++, i++) {
      for (let c = 0; c < 3; c++) level.colours[i * 3 + c] = scene.pixels[at * 4 + c]!
      const label = scene.labels[at]!
      if (roles[at] === HOLE) level.roles[i] = TO_FILL
      else {
        const isSource = label === 0 || flowing.has(label) || (useFrozen && label === STATIC_LABEL)
        level.roles[i] = isSource ? SOURCE : FIXED
      }
    }
  }
  return level
}

function partOf(level: Level, sight: Box, box: Box): PlatePart {
  const pixels = new Uint8ClampedArray(box.width * box.height * 4)
  for (let y = 0, i = 0; y < box.height; y++) {
    const row = (box.top + y - sight.top) * level.width + box.left - sight.left
    for (let x = 0; x < box.width; x++, i++) {
      for (let c = 0; c < 3; c++) pixels[i * 4 + c] = level.colours[(row + x) * 3 + c]!
      pixels[i * 4 + 3] = 255
    }
  }
  return { box, pixels }
}
