import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { NODE_PX, sourceGrid, type SourceGrid } from '../../src-shared/motion/bend/field.ts'
import { warp } from '../../src-shared/motion/bend/warp.ts'
import { canvasOf, type Canvas } from '../../src-shared/motion/compose.ts'
import { figure } from './figures.ts'

// The warp of a photo of 1280 x 720, every pixel moved, against OpenCV's remap by the same map, on one thread each, and
// against sharp's affine. OpenCV comes from Debian's python3-opencv; without it that part is skipped and says so.
const size = { width: 1280, height: 720 }
const RUNS = 40
const checkout = process.env.KINEBRUSH_APP ?? process.cwd()

/** Debian's OpenCV belongs to Debian's Python, which need not be the first one on the way. */
const PYTHONS = ['python3', '/usr/bin/python3']

/** The grid's map for every pixel, by plain floating point arithmetic: the source's column, or its row. */
function denseMap(grid: SourceGrid, values: Float32Array, isAcross: boolean): Float32Array<ArrayBuffer> {
  const map = new Float32Array(size.width * size.height)
  for (let y = 0, i = 0; y < size.height; y++) {
    const upper = Math.floor(y / NODE_PX) * grid.width
    const down = (y % NODE_PX) / NODE_PX
    for (let x = 0; x < size.width; x++, i++) {
      const node = upper + Math.floor(x / NODE_PX)
      const left = values[node]! + (values[node + grid.width]! - values[node]!) * down
      const right = values[node + 1]! + (values[node + grid.width + 1]! - values[node + 1]!) * down
      map[i] = (isAcross ? x : y) + left + ((right - left) * (x % NODE_PX)) / NODE_PX
    }
  }
  return map
}

/** The shortest time of some runs, milliseconds: on a shared machine the others tell of its other work. */
function bestOf(runs: number, work: () => void): number {
  let best = Infinity
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

interface Remapped {
  readonly milliseconds: number
  readonly version: string
  readonly pixels: Uint8Array
}

/** Null where this computer has no OpenCV for Python. */
function remapped(photo: Canvas, grid: SourceGrid): Remapped | null {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-bench-'))
  try {
    writeFileSync(join(folder, 'photo.rgba'), photo.bytes)
    writeFileSync(join(folder, 'mapx.f32'), new Uint8Array(denseMap(grid, grid.dx, true).buffer))
    writeFileSync(join(folder, 'mapy.f32'), new Uint8Array(denseMap(grid, grid.dy, false).buffer))
    const script = join(checkout, 'test/bench/remap.py')
    const given = [script, folder, String(size.width), String(size.height), String(RUNS)]
    const run = PYTHONS.map((python) => spawnSync(python, given)).find(({ status }) => status === 0)
    if (!run) return null
    const told = JSON.parse(run.stdout.toString()) as Pick<Remapped, 'milliseconds' | 'version'>
    return { ...told, pixels: readFileSync(join(folder, 'moved.rgba')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const file = join(checkout, 'test/fixtures/rocket.jpg')
const pixels = await sharp(file)
  .resize(size.width, size.height, { fit: 'fill' })
  .ensureAlpha()
  .raw()
  .toBuffer()
const photo = canvasOf(size, new Uint8ClampedArray(pixels))
const grid = sourceGrid(size)
// OpenCV knows places to a 32nd of a pixel. Whole even steps between nodes 8 px apart make the very same map for both.
const even = (value: number): number => 2 * Math.round(value / 2)
grid.dx.forEach((_, i) => {
  const [x, y] = [NODE_PX * (i % grid.width), NODE_PX * Math.floor(i / grid.width)]
  grid.dx[i] = even(20 * Math.sin(x / 97) * Math.cos(y / 71)) + 11 / 32
  grid.dy[i] = even(20 * Math.cos(x / 131) * Math.sin(y / 89)) - 13 / 32
})
const out = canvasOf(size, new Uint8ClampedArray(photo.bytes.length))
const own = bestOf(RUNS, () => warp(out.words, photo, grid))

const oracle = remapped(photo, grid)
if (oracle) {
  const { milliseconds, version } = oracle
  const told = `${own.toFixed(1)} ms, OpenCV ${version} ${milliseconds.toFixed(2)} ms`
  figure('frame-warp-oracle', told, own / milliseconds, 'x cv2.remap', '<= 3.5')
  let worst = 0
  out.bytes.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - oracle.pixels[i]!))))
  figure('frame-warp-oracle', 'the same map', worst, 'of 255 at most', '<= 2')
} else console.log('frame-warp-oracle  skipped: no OpenCV for Python here (Debian: python3-opencv)')

const input = { raw: { ...size, channels: 4 as const } }
let affine = Infinity
for (let run = 0; run < 12; run++) {
  const start = performance.now()
  const moved = sharp(pixels, input).affine([1, 0.01, -0.01, 1], { interpolator: 'bilinear' })
  await moved.raw().toBuffer()
  affine = Math.min(affine, performance.now() - start)
}
figure('frame-warp-oracle', `sharp ${affine.toFixed(1)} ms`, own / affine, 'x sharp.affine', '<= 0.6')
