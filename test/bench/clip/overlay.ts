import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { MeasuredClip } from './run.ts'

const checkout = process.env.KINEBRUSH_APP ?? process.cwd()
const AREA = 230

/** Whether there is an ffmpeg with x264 to compare with. */
export function hasOverlay(): boolean {
  const { error, stdout } = spawnSync('ffmpeg', ['-v', 'error', '-h', 'encoder=libx264'], {
    encoding: 'utf8',
  })
  return error === undefined && stdout.includes('x264')
}

/**
 * How long ffmpeg takes for the same clip as a person would script it: a plate, and cut-outs with alpha that are ready,
 * laid over it by the overlay filter, which places them on whole pixels; libx264 veryfast. Milliseconds.
 */
export async function overlayTime({ width, height, areas, seconds, rounds }: MeasuredClip): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'kinebrush-overlay-'))
  const photo = await sharp(join(checkout, 'test/fixtures/rocket.jpg')).resize(width, height).png().toBuffer()
  await sharp(photo).toFile(join(folder, 'plate.png'))
  const scale = height / 720
  const side = Math.round(AREA * scale)
  const inputs = ['-loop', '1', '-framerate', '30', '-i', join(folder, 'plate.png')]
  const filters: string[] = []
  for (let i = 0; i < areas; i++) {
    const [left, top] = [
      Math.round((90 + (i % 3) * 420) * scale),
      Math.round((80 + Math.floor(i / 3) * 330) * scale),
    ]
    const file = join(folder, `${i}.png`)
    const alpha = { create: { width: side, height: side, channels: 3, background: 'white' } } as const
    await sharp(photo)
      .extract({ left, top, width: side, height: side })
      .joinChannel(await sharp(alpha).extractChannel(0).raw().toBuffer(), {
        raw: { width: side, height: side, channels: 1 },
      })
      .png()
      .toFile(file)
    inputs.push('-i', file)
    const [x, y] = [`${left}+${156 * scale}*t/${seconds}`, `${top}+${30 * scale}*sin(6.5*t/${seconds}+${i})`]
    const from = i === 0 ? '0:v' : `v${i}`
    filters.push(`[${from}][${i + 1}:v]overlay=x='${x}':y='${y}'[v${i + 1}]`)
  }
  const output = ['-map', `[v${areas}]`, '-t', String(seconds), '-r', '30', '-pix_fmt', 'yuv420p']
  const encoder = ['-c:v', 'libx264', '-preset', 'veryfast', '-y', join(folder, 'clip.mp4')]
  const args = ['-v', 'error', ...inputs, '-filter_complex', filters.join(';'), ...output, ...encoder]
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    const ran = spawnSync('ffmpeg', args, { encoding: 'utf8' })
    if (ran.status !== 0) throw new Error(ran.stderr)
    return performance.now() - start
  })
  rmSync(folder, { recursive: true, force: true })
  return Math.min(...times)
}
