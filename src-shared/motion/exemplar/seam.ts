import { fillHoles, HOLE as TO_FILL, KNOWN } from '../pushPull.ts'
import { depthBelow } from '../depth.ts'
import { HOLE, type Field } from './level.ts'
import { mean, trustOf } from './vote.ts'

/** So many pixels around the hole tell how the patches' light differs from the place's. */
const RING_PX = 2
/**
 * A larger difference than this, in colour steps, is not one of light: something stands at the edge of which there is
 * no other, and its colours would run into the hole. Looked at.
 */
const MOST_LIGHT = 24
/** No difference, in a byte that has room for both signs. */
const EVEN = 128

/**
 * Lets no seam be seen: what the patches say of the pixels just outside the hole differs from what is there by the light
 * of where they come from; that difference, gone on with smoothly through the hole, is added.
 */
export function evenSeam(field: Field): void {
  const { width, height, roles, colours } = field
  const outside = depthBelow(
    field,
    roles.map((role) => (role === HOLE ? 1 : 0)),
  )
  const trust = trustOf(field)
  const word = [0, 0, 0]
  const offs = new Uint8ClampedArray(roles.length * 4)
  const tasks = roles.map((role) => (role === HOLE ? TO_FILL : 0))
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (roles[i] === HOLE || outside[i]! > RING_PX || !mean(field, trust, x, y, word)) continue
      let most = 0
      for (let c = 0; c < 3; c++) {
        const off = colours[i * 3 + c]! - word[c]!
        offs[i * 4 + c] = EVEN + off
        most = Math.max(most, Math.abs(off))
      }
      if (most <= MOST_LIGHT) tasks[i] = KNOWN
    }
  }
  if (!tasks.includes(KNOWN)) return
  fillHoles(field, offs, tasks, { left: 0, top: 0, width, height })
  for (let i = 0; i < roles.length; i++) {
    if (roles[i] !== HOLE) continue
    for (let c = 0; c < 3; c++) colours[i * 3 + c]! += offs[i * 4 + c]! - EVEN
  }
}
