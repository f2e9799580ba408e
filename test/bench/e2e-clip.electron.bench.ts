import { hasOverlay, overlayTime } from './clip/overlay.ts'
import { clipProgram, type MeasuredClip } from './clip/run.ts'
import type { ClipTimes } from './clip/times.ts'
import { figure } from './figures.ts'

// The whole way from a scene that is ready to MP4: against its parts one by one, against real time, by size and number of areas, and
// beside ffmpeg's overlay filter.
const HD: MeasuredClip = { width: 1280, height: 720, areas: 6, seconds: 5, rounds: 3 }
const FULL_HD: MeasuredClip = { ...HD, width: 1920, height: 1080, seconds: 3, rounds: 2 }
const UHD: MeasuredClip = { ...HD, width: 3840, height: 2160, seconds: 2, rounds: 2 }
const pixels = ({ width, height }: MeasuredClip): number => width * height
const perFrame = (times: ClipTimes): number => times.both / (times.clip / (1000 / 30))

const ms = (value: number): string => `${value.toFixed(0)} ms`
const program = await clipProgram()
try {
  const small = await program.measure(HD)
  const { render, encode, both, clip, prepare } = small
  const parts = `of its parts: render ${ms(render)}, encode ${ms(encode)}, both ${ms(both)}`
  figure('e2e-clip', parts, both / (render + encode), 'x parts', '<= 0.9')
  const told = `5 s of 30 fps at 1280 x 720, six areas; made ready in ${ms(prepare)}`
  figure('e2e-clip', told, clip / both, 'x real time', '>= 2')
  if (hasOverlay()) {
    const peer = await overlayTime(HD)
    figure('e2e-clip', `beside overlay + x264 veryfast: ${ms(peer)}`, both / peer, 'x ffmpeg', '<= 2')
  } else console.log('e2e-clip           skipped: no ffmpeg with libx264 to compare with')

  const one = await program.measure({ ...HD, areas: 1 })
  figure('e2e-clip-areas', `six areas against one, ${ms(one.both)}`, both / one.both, 'x one area', '<= 6')
  for (const [name, size] of [
    ['1080p', FULL_HD],
    ['2160p', UHD],
  ] as const) {
    for (const areas of [6, 1]) {
      const times = await program.measure({ ...size, areas })
      const growth = perFrame(times) / perFrame(areas === 6 ? small : one)
      const more = pixels(size) / pixels(HD)
      const speed = `${(times.clip / times.both).toFixed(2)} x real time`
      const each = `${perFrame(times).toFixed(0)} ms a frame, ${areas} area${areas === 1 ? '' : 's'}, ${speed}`
      const holes = `render ${ms(times.render)}, encode ${ms(times.encode)}, made ready in ${ms(times.prepare)}`
      figure(`e2e-clip-${name}`, `${each}; ${holes}`, growth / more, 'x 720p by pixel', '<= 1')
    }
  }
} finally {
  program.remove()
}
