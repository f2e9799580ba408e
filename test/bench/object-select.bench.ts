import { join } from 'node:path'
import sharp from 'sharp'
import { grabCut } from '../../src-shared/labels/object/grabCut.ts'
import { boxAt, boxSize, levelsOf } from '../../src-shared/labels/object/levels.ts'
import { reductionFor } from '../../src-shared/labels/object/search.ts'
import { objectSpans, objectTask } from '../../src-shared/labels/object/selectObject.ts'
import { figure, inTurn } from './figures.ts'

// A box around a thing that fills most of a photo of 12 megapixels; beside it GrabCut alone at the reduced size.
const SIZE = { width: 4244, height: 2829 }
const SHARES = { left: 0.117, top: 0.03, right: 0.808, bottom: 0.985 }

const checkout = process.env.KINEBRUSH_APP ?? process.cwd()
const photo = sharp(join(checkout, 'test/fixtures/objects/coffee.jpg')).resize(SIZE.width, SIZE.height)
const pixels = new Uint8ClampedArray(await photo.ensureAlpha().raw().toBuffer())
const picture = { ...SIZE, pixels }
const corners = [
  { x: SHARES.left * SIZE.width, y: SHARES.top * SIZE.height },
  { x: SHARES.right * SIZE.width, y: SHARES.bottom * SIZE.height },
] as const

/** The whole way but for the worker: the part of the photo is cut out, the thing found, its runs listed. */
function select(): void {
  const task = objectTask(picture, ...corners)
  if (!task || !objectSpans(task)) throw new Error('nothing was found')
}

const start = performance.now()
select()
const first = performance.now() - start

const task = objectTask(picture, ...corners)
if (!task) throw new Error('no box')
const reduced = reductionFor(boxSize(task.box))
const level = levelsOf(task.picture, reduced).at(-1)
if (!level) throw new Error('no level')
const [whole, bare] = inTurn(3, select, () => void grabCut(level, boxAt(task.box, reduced)))
figure(
  'object-select',
  `12 MP: ${(whole / 1000).toFixed(2)} s, first use ${(first / 1000).toFixed(2)} s; GrabCut alone at ${level.width} x ${level.height} ${(bare / 1000).toFixed(2)} s`,
  whole / 1000,
  's',
  '<= 1.5',
)
