import type { ClipFormat, Fit, Loop, WebmCodec } from '../../../src-shared/motion/clipSpec.ts'
import type { FrameShape } from '../../../src-shared/motion/framing.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

const FORMATS: Readonly<Record<ClipFormat, string>> = {
  mp4: 'MP4 (H.264)',
  webm: 'WebM',
  gif: 'GIF',
  webp: 'Animated WebP',
  png: 'PNG pictures, lossless',
}
const CODECS: Readonly<Record<WebmCodec, string>> = { vp9: 'VP9', av1: 'AV1, smaller' }
const SHAPES: Readonly<Record<FrameShape, string>> = {
  photo: 'Its own',
  '16:9': '16:9 wide',
  '9:16': '9:16 upright',
  '4:5': '4:5 upright',
  '1:1': '1:1 square',
}
const BY: Readonly<Record<Fit, string>> = { crop: 'Crop', bars: 'Blurred bars' }
const LOOPS: Readonly<Record<Loop, string>> = {
  none: 'None',
  pingpong: 'There and back',
  crossfade: 'Fade over',
  seamless: 'Seamless',
}

export const exporting = {
  title: (take: string): string => `Export ${take}`,
  format: 'Format',
  formats: FORMATS,
  codec: 'Codec',
  codecs: CODECS,
  noCodec: 'not on this computer',
  shape: 'Shape',
  shapes: SHAPES,
  by: 'Fit',
  bys: BY,
  size: 'Size',
  sizes: {
    own: (size: string): string => `As the take, ${size}`,
    source: (size: string): string => `The photo’s, ${size}`,
    '720p': (size: string): string => `720p, ${size}`,
    '1080p': (size: string): string => `1080p, ${size}`,
    '2160p': (size: string): string => `2160p (4K), ${size}`,
    custom: 'Custom…',
  },
  sizeText: (width: number, height: number): string => `${width} × ${height}`,
  width: 'Width',
  height: 'Height',
  times: '×',
  fps: 'Frames a second',
  ownFps: (fps: number): string => `As the take, ${fps}`,
  usualFps: (fps: number): string => `${fps}`,
  otherFps: 'Other…',
  fpsFigure: 'Frames a second, a number',
  length: 'Length, seconds',
  lengthUsed: 'Seconds used',
  loop: 'Loop',
  ownLoop: (loop: Loop): string => `As the take: ${LOOPS[loop].toLowerCase()}`,
  loops: LOOPS,
  result: (width: number, height: number, frames: number, seconds: number): string =>
    `${width} × ${height} pixels, ${whole.format(frames)} ${frames === 1 ? 'frame' : 'frames'}, ${seconds.toFixed(1)} s`,
  takesAbout: (seconds: number): string =>
    seconds < 60
      ? `About ${Math.max(1, Math.round(seconds))}\u00a0s to make`
      : `About ${Math.round(seconds / 60)}\u00a0min to make`,
  ownFile: 'The take’s own file, as it is.',
  anew: 'Rendered anew from what the take was made from.',
  converted: 'Made of the service’s clip.',
  h264Limit: 'An MP4 goes up to 3840 × 2160; WebM and PNG keep the size.',
  webpLimit: 'A WebP goes up to 16,383 pixels a side.',
  evenSides: 'Its sides are even: an odd one gains a pixel at its edge.',
  gifClock: 'A GIF shows at most 50 frames a second, and 256 colours.',
  playsOn: 'It plays for ever.',
  export: 'Export…',
  exportHint: 'Asks where to.',
  hide: 'Hide',
  stop: 'Stop',
  progressLabel: 'Exporting',
  starting: 'Getting ready…',
  filling: (percent: number): string => `Filling what was behind, ${percent} %`,
  progress: (percent: number, secondsLeft: number | null): string =>
    secondsLeft === null ? `${percent} %` : `${percent} %, ${Math.ceil(secondsLeft)} s left`,
  layersTitle: 'Export layers',
  layersText: 'Plate, cut-outs, mattes and the frozen area, at the photo’s size.',
  savedLayers: (files: number, folder: string): string => `${files} pictures are in ${folder}`,
  saveFrame: 'Save frame…',
  savedFrame: (name: string): string => `Saved ${name}`,
  renderSettings: 'Render settings',
  renderSettingsText: 'How this computer makes takes from now on. Exporting can change it once more.',
  renderSizes: {
    source: (size: string): string => `The photo’s, ${size}`,
    '720p': (size: string): string => `720p, ${size}`,
    '1080p': (size: string): string => `1080p, ${size}`,
    '2160p': (size: string): string => `2160p (4K), ${size}`,
  },
} as const
