import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { application, startApplication } from '../integration/support/application.ts'
import { figure } from './figures.ts'
import { treeBytes } from './processTree.ts'

// Memory of the whole process tree while the command line renders 3840 x 2160 with six areas.
const SIZE = { width: 3840, height: 2160 }
const AREA = 690
const SAMPLE_MS = 100
const GB = 1e9

interface Sample {
  readonly bytes: number
  /** Frames that were done by then. */
  readonly frames: number
}

const folder = mkdtempSync(join(tmpdir(), 'kinebrush-memory-'))
const cli = application(folder)

async function mask(name: string, left: number, top: number): Promise<string> {
  const { width, height } = SIZE
  const shape = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%"/><rect x="${left}" y="${top}" width="${AREA}" height="${AREA}" fill="white"/></svg>`
  await sharp(Buffer.from(shape)).removeAlpha().toColourspace('b-w').png().toFile(join(folder, name))
  return name
}

async function project(): Promise<void> {
  const photo = sharp(join(process.env.KINEBRUSH_APP ?? '.', 'test/fixtures/rocket.jpg'))
  await photo.resize(SIZE.width, SIZE.height).jpeg({ quality: 95 }).toFile(join(folder, 'photo.jpg'))
  const areas: string[] = []
  for (let i = 0; i < 6; i++) {
    const [left, top] = [270 + (i % 3) * 1260, 240 + Math.floor(i / 3) * 990]
    areas.push(
      '--group',
      await mask(`${i}.png`, left, top),
      '--path',
      `${left},${top} ${left + 470},${top + 90}`,
    )
  }
  const made = await cli('new', 'photo.jpg', '-o', 'p.kinebrush', ...areas)
  if (made.code !== 0) throw new Error(made.stderr)
}

async function sampled(): Promise<Sample[]> {
  const args = ['render', 'p.kinebrush', '-o', 'clip.mp4', '--duration', '4']
  const { child, ended, told } = startApplication(folder, args)
  const samples: Sample[] = []
  const timer = setInterval(() => {
    const done = [...told().matchAll(/rendering: (\d+) of/g)].at(-1)?.[1]
    if (child.pid !== undefined) samples.push({ bytes: treeBytes(child.pid), frames: Number(done ?? 0) })
  }, SAMPLE_MS)
  const { code, stderr } = await ended
  clearInterval(timer)
  if (code !== 0) throw new Error(stderr)
  return samples
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

if (process.platform !== 'linux')
  console.log('memory             skipped: only Linux tells the PSS of processes')
else {
  try {
    await project()
    const samples = await sampled()
    const all = samples.map(({ bytes }) => bytes)
    const peak = Math.max(...all)
    const before = Math.max(...samples.filter(({ frames }) => frames === 0).map(({ bytes }) => bytes))
    const rendering = samples.filter(({ frames }) => frames > 0).map(({ bytes }) => bytes)
    const third = Math.floor(rendering.length / 3)
    const [first, last] = [mean(rendering.slice(0, third)), mean(rendering.slice(-third))]
    const told = `2160p, six areas: ${(before / GB).toFixed(2)} GB before the first frame, ${(mean(rendering) / GB).toFixed(2)} while rendering`
    figure('memory-2160p', told, peak / GB, 'GB at most', '<= 1')
    figure('memory-2160p', 'last third of the rendering against the first', last / first, 'x', '<= 1.05')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
