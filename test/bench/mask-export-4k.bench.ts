// Seven masks of a 3840 x 2160 label map as PNG files, on all cores: time against deflating the raw masks at level 1,
// size against sharp's palette PNG, and pixels that differ after decoding.
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { maskPng } from '../../src-main/photos/masks.ts'
import { LabelDraft } from '../../src-shared/labels/draft.ts'
import { emptyMap, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { maskOf } from '../../src-shared/labels/mask.ts'
import { figure, medianMs } from './figures.ts'

const SIZE = { width: 3840, height: 2160 }
const LABELS = [1, 2, 3, 4, 5, 6, 7]
const ROUNDS = 7

/** Seven areas as a hand paints them: a wobbling stroke of overlapping round dabs each, the first one wide. */
function painted(): LabelMap {
  const draft = new LabelDraft(emptyMap(SIZE))
  for (const label of LABELS) {
    const radius = label === 1 ? 160 : 90
    const [cx, cy] = [SIZE.width * (0.1 + 0.115 * label), SIZE.height * (label % 2 === 0 ? 0.35 : 0.65)]
    let before = { x: cx + 300, y: cy }
    for (let step = 1; step <= 200; step++) {
      const angle = (step / 200) * 2 * Math.PI
      const reach = 300 + 40 * Math.sin(5 * angle + label) + 6 * Math.sin(41 * angle)
      const at = { x: cx + reach * Math.cos(angle), y: cy + reach * Math.sin(angle) }
      draft.capsule(before, at, radius, label)
      before = at
    }
  }
  return draft.take()
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  await work()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1]!
}

const bytesOf = (files: readonly Uint8Array[]): number => files.reduce((sum, file) => sum + file.length, 0)

const map = painted()
const masks = LABELS.map((label) => maskOf(map, label))
const encode = (): Promise<Uint8Array[]> => Promise.all(masks.map((mask) => maskPng(mask, SIZE)))
const raw = { raw: { ...SIZE, channels: 1 } } as const

const deflating = medianMs(ROUNDS, () => void masks.map((mask) => deflateSync(mask, { level: 1 })))
const encoding = await millisecondsOf(encode)
const withMasking = await millisecondsOf(() =>
  Promise.all(LABELS.map((label) => maskPng(maskOf(map, label), SIZE))),
)
const files = await encode()
const palette = await Promise.all(masks.map((mask) => sharp(mask, raw).png({ palette: true }).toBuffer()))

let differing = 0
for (const [i, file] of files.entries()) {
  const decoded = await sharp(file).toColourspace('b-w').raw().toBuffer()
  const mask = masks[i] ?? new Uint8Array()
  if (decoded.length !== mask.length) differing += mask.length
  else decoded.forEach((level, at) => (differing += Number(level !== mask[at])))
}

const ms = (value: number): string => `${value.toFixed(0)} ms`
const times = `${ms(encoding)}; ${ms(withMasking)} with taking the masks out of the map`
figure('mask-export-4k', times, encoding / deflating, 'x zlib-1', '<= 1.6')
figure(
  'mask-export-4k',
  `${bytesOf(files)} bytes`,
  bytesOf(files) / bytesOf(palette),
  'x palette PNG',
  '<= 2.0',
)
figure('mask-export-4k', 'of 7 masks, decoded', differing, 'px differ', '0')
