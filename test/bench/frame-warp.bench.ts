import { NODE_PX, sourceGrid } from '../../src-shared/motion/bend/field.ts'
import { warp } from '../../src-shared/motion/bend/warp.ts'
import { canvasOf } from '../../src-shared/motion/compose.ts'
import { figure, inTurn } from './figures.ts'

// One frame of 1280 x 720 in which every pixel is moved, one thread, beside a copy of it.
const size = { width: 1280, height: 720 }
const photo = canvasOf(size, new Uint8ClampedArray(size.width * size.height * 4))
photo.words.forEach((_, i) => (photo.words[i] = Math.imul(i, 0x9e3779b1) | 0xff000000))
const grid = sourceGrid(size)
grid.dx.forEach((_, i) => {
  grid.dx[i] = 20 * Math.sin((NODE_PX * i) / 97)
  grid.dy[i] = 20 * Math.cos((NODE_PX * i) / 131)
})
const out = new Int32Array(photo.words.length)
const [warped, copied] = inTurn(
  60,
  () => warp(out, photo, grid),
  () => out.set(photo.words),
)
const told = `${warped.toFixed(1)} ms, copy ${copied.toFixed(2)} ms`
figure('frame-warp', told, warped / copied, 'x frame copy', '<= 55')
