import { execFileSync } from 'node:child_process'

/** What ffprobe, a program of others, says of a clip. */
export interface Probe {
  readonly width: number
  readonly height: number
  readonly frames: number
  readonly codec: string
  readonly durationSeconds: number
}

export function probe(path: string): Probe {
  const args = '-v error -select_streams v:0 -count_frames -show_entries'.split(' ')
  const entries = 'stream=width,height,nb_read_frames,codec_name:format=duration'
  const out = execFileSync('ffprobe', [...args, entries, '-of', 'json', path], { encoding: 'utf8' })
  const { streams, format } = JSON.parse(out) as {
    streams: { width: number; height: number; nb_read_frames: string; codec_name: string }[]
    format: { duration: string }
  }
  const [stream] = streams
  if (!stream) throw new Error('no video in the clip')
  return {
    width: stream.width,
    height: stream.height,
    frames: Number(stream.nb_read_frames),
    codec: stream.codec_name,
    durationSeconds: Number(format.duration),
  }
}

/** A clip's frames as 8-bit luma, width x height bytes each, decoded by ffmpeg. */
export function lumaFrames(path: string): { width: number; height: number; frames: Uint8Array[] } {
  const { width, height } = probe(path)
  const args = ['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'gray', '-']
  const bytes = execFileSync('ffmpeg', args, { maxBuffer: 2 ** 31 - 1 })
  const size = width * height
  return {
    width,
    height,
    frames: Array.from(
      { length: bytes.length / size },
      (_, i) => new Uint8Array(bytes.subarray(i * size, (i + 1) * size)),
    ),
  }
}

/** Peak signal to noise ratio of two frames over the pixels that a mask picks, decibels. */
export function psnr(a: Uint8Array, b: Uint8Array, picks: (index: number) => boolean): number {
  let sum = 0
  let count = 0
  a.forEach((value, i) => {
    if (!picks(i)) return
    sum += (value - b[i]!) ** 2
    count++
  })
  return sum === 0 ? Infinity : 10 * Math.log10((255 * 255 * count) / sum)
}

/**
 * How far, in whole pixels, a patch of the first frame has moved in another: the shift within `reach` that differs
 * least. The patch should be well inside what moves.
 */
export function shiftOf(
  clip: { width: number; height: number; frames: readonly Uint8Array[] },
  frame: number,
  patch: { x: number; y: number; width: number; height: number },
  reach: { left: number; right: number; up: number; down: number },
): { dx: number; dy: number } {
  const from = clip.frames[0]!
  const to = clip.frames[frame]!
  let best = { dx: 0, dy: 0, cost: Infinity }
  for (let dy = -reach.up; dy <= reach.down; dy++) {
    for (let dx = -reach.left; dx <= reach.right; dx++) {
      let cost = 0
      for (let y = patch.y; y < patch.y + patch.height && cost < best.cost; y++) {
        const a = y * clip.width + patch.x
        const b = (y + dy) * clip.width + patch.x + dx
        for (let x = 0; x < patch.width; x++) cost += Math.abs(from[a + x]! - to[b + x]!)
      }
      if (cost < best.cost) best = { dx, dy, cost }
    }
  }
  return { dx: best.dx, dy: best.dy }
}
