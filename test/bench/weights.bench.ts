import { weightsOf } from '../../src-shared/motion/bend/weights.ts'
import { figure, inTurn } from './figures.ts'

// The weights of six bending areas on a picture of 1280 x 720: fields of 320 x 180, beside copies of one frame.
const size = { width: 1280, height: 720 }
const labels = new Uint8Array(size.width * size.height)
labels.fill(1, 0, size.width * 40)
for (let i = 0; i < labels.length; i++) {
  const [x, y] = [i % 1280, Math.floor(i / 1280)]
  const area = 3 * (y > 380 ? 1 : 0) + Math.min(2, Math.floor(x / 427))
  const away = Math.hypot(x - 213 - 427 * (area % 3), y - 210 - 330 * Math.floor(area / 3))
  if (away < 80) labels[i] = 2 + area
}
const frame = new Uint8ClampedArray(labels.length * 4)
const copy = new Uint8ClampedArray(frame.length)
const [six, copied] = inTurn(
  15,
  () => weightsOf(size, labels, [2, 3, 4, 5, 6, 7]),
  () => copy.set(frame),
)
figure(
  'weights',
  `${(six / 6).toFixed(1)} ms a field, copy ${copied.toFixed(2)} ms`,
  six / 6 / copied,
  'x frame copy',
  '<= 40',
)
