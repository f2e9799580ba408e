export interface Plane {
  readonly width: number
  readonly pixels: Uint8Array
}

export interface Patch {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** How alike a patch of one picture and the one at an offset in another are: normalised cross-correlation, 1 at most. */
function likeness(from: Plane, patch: Patch, to: Plane, dx: number, dy: number): number {
  let sumA = 0
  let sumB = 0
  let sumAB = 0
  let sumAA = 0
  let sumBB = 0
  for (let y = patch.top; y < patch.top + patch.height; y++) {
    for (let x = patch.left; x < patch.left + patch.width; x++) {
      const a = from.pixels[y * from.width + x]!
      const b = to.pixels[(y + dy) * to.width + x + dx]!
      sumA += a
      sumB += b
      sumAB += a * b
      sumAA += a * a
      sumBB += b * b
    }
  }
  const n = patch.width * patch.height
  const spread = Math.sqrt((sumAA - (sumA * sumA) / n) * (sumBB - (sumB * sumB) / n))
  return spread === 0 ? 0 : (sumAB - (sumA * sumB) / n) / spread
}

/** The offset of a peak between three neighbours, by the parabola through them. */
const vertex = (before: number, at: number, after: number): number =>
  (before - after) / (2 * (before - 2 * at + after) || 1)

/** Where a patch has gone, to parts of a pixel: the best of all whole offsets within reach, and a parabola about it. */
export function track(from: Plane, patch: Patch, to: Plane, reach: { x: number; up: number; down: number }) {
  let best = { dx: 0, dy: 0, score: -1 }
  for (let dy = -reach.up; dy <= reach.down; dy++) {
    for (let dx = -reach.x; dx <= reach.x; dx++) {
      const score = likeness(from, patch, to, dx, dy)
      if (score > best.score) best = { dx, dy, score }
    }
  }
  const { dx, dy, score } = best
  const at = (x: number, y: number): number => likeness(from, patch, to, x, y)
  return {
    dx: dx + vertex(at(dx - 1, dy), score, at(dx + 1, dy)),
    dy: dy + vertex(at(dx, dy - 1), score, at(dx, dy + 1)),
    score,
  }
}
