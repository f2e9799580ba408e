import type { Size } from '../../src-shared/geometry/point.ts'
import type { VideoFormat, WebmCodec } from '../../src-shared/motion/clipSpec.ts'

/** The DOM's types do not know the quantizers yet. */
interface FrameOptions extends VideoEncoderEncodeOptions {
  readonly vp9?: { readonly quantizer: number }
  readonly av1?: { readonly quantizer: number }
}

/** How a clip format is encoded. */
export interface Codec {
  readonly name: 'h264' | WebmCodec
  readonly config: VideoEncoderConfig
  /** What each frame is encoded with, besides whether it is a key frame. */
  readonly frameOptions: FrameOptions
  /** How often frame 0 is encoded before it counts; these packets are thrown away. */
  readonly warmUps: number
  /** Frames after the first are encoded with these, the second with the first of them; all that follow with the last. */
  readonly later: readonly VideoEncoderConfig[]
}

/** H.264 levels: number, macroblocks a second, macroblocks a frame, bits a second. Source: ITU-T H.264, table A-1. */
const H264_LEVELS = [
  [30, 40_500, 1620, 10_000_000],
  [31, 108_000, 3600, 14_000_000],
  [32, 216_000, 5120, 20_000_000],
  [40, 245_760, 8192, 20_000_000],
  [41, 245_760, 8192, 50_000_000],
  [42, 522_240, 8704, 50_000_000],
  [50, 589_824, 22_080, 135_000_000],
  [51, 983_040, 36_864, 240_000_000],
  [52, 2_073_600, 36_864, 240_000_000],
] as const

/** Below this many bits a second even the first frame of small clips shows it. Measured on the sample photos. */
const LEAST_BITRATE = 4_000_000
/** Bits for each pixel of each frame that keep the luma of a still photo above 39 dB. Measured. */
const BITS_PER_PIXEL = 0.4

/**
 * The encoder ignores the bitrate on its first key frame and gains 4 dB at the second: a pop, were the first one shown.
 */
const H264_WARM_UPS = 1
/**
 * The frame after the key frame refines what stands still, by up to 0.8 dB at the full bitrate: a pop again. With so few
 * bits for each of its pixels still parts change by less than 0.5 dB, then and later; with fewer yet they change later.
 * Measured on the sample photos at their own sizes, with ways of 20 to 120 pixels a second.
 */
const H264_SECOND_BITS_PER_PIXEL = 0.2

function h264(size: Size, fps: number): Codec {
  const perFrame = Math.ceil(size.width / 16) * Math.ceil(size.height / 16)
  // A level also limits how long and thin a picture may be: no side beyond the root of eight times its macroblocks.
  const longest = Math.ceil(Math.max(size.width, size.height) / 16)
  const pixelsPerSecond = size.width * size.height * fps
  const level =
    H264_LEVELS.find(
      ([, perSecond, inFrame]) =>
        perFrame <= inFrame && perFrame * fps <= perSecond && longest * longest <= 8 * inFrame,
    ) ?? H264_LEVELS[H264_LEVELS.length - 1]!
  const withBitrate = (bitrate: number): VideoEncoderConfig => ({
    ...size,
    // Baseline: the runtime's software encoder has no High profile.
    codec: `avc1.4200${level[0].toString(16)}`,
    bitrate: Math.min(Math.round(bitrate), level[3]),
    bitrateMode: 'variable',
    framerate: fps,
    latencyMode: 'quality',
    avc: { format: 'avc' },
  })
  const rest = BITS_PER_PIXEL * pixelsPerSecond
  return {
    name: 'h264',
    config: withBitrate(Math.max(LEAST_BITRATE, rest)),
    frameOptions: {},
    warmUps: H264_WARM_UPS,
    later: [withBitrate(H264_SECOND_BITS_PER_PIXEL * pixelsPerSecond), withBitrate(rest)],
  }
}

/** VP9 quantizer, 0 to 63: frozen areas stay above 41 dB of luma at 12. Measured on the sample photos. */
const VP9_QUANTIZER = 12

/** VP9 levels: number, samples a second, samples a frame. Source: VP9 bitstream, levels. */
const VP9_LEVELS = [
  [10, 829_440, 36_864],
  [20, 4_608_000, 122_880],
  [21, 9_216_000, 245_760],
  [30, 20_736_000, 552_960],
  [31, 36_864_000, 983_040],
  [40, 83_558_400, 2_228_224],
  [41, 160_432_128, 2_228_224],
  [50, 311_951_360, 8_912_896],
  [51, 588_251_136, 8_912_896],
  [52, 1_176_502_272, 8_912_896],
  [60, 1_176_502_272, 35_651_584],
  [61, 2_353_004_544, 35_651_584],
  [62, 4_706_009_088, 35_651_584],
] as const

function vp9(size: Size, fps: number): Codec {
  const samples = size.width * size.height
  const level =
    VP9_LEVELS.find(([, perSecond, inFrame]) => samples <= inFrame && samples * fps <= perSecond) ??
    VP9_LEVELS[VP9_LEVELS.length - 1]!
  return {
    name: 'vp9',
    config: {
      ...size,
      codec: `vp09.00.${level[0]}.08`,
      bitrateMode: 'quantizer',
      framerate: fps,
      latencyMode: 'quality',
    },
    frameOptions: { vp9: { quantizer: VP9_QUANTIZER } },
    warmUps: 0,
    later: [],
  }
}

/** AV1 quantizer, 0 to 63, likewise. */
const AV1_QUANTIZER = 20

/** AV1 levels: index, samples a second, samples a frame, longest width and height. Source: AV1 bitstream, annex A.3. */
const AV1_LEVELS = [
  [0, 4_423_680, 147_456, 2048, 1152],
  [1, 8_363_520, 278_784, 2816, 1584],
  [4, 19_975_680, 665_856, 4352, 2448],
  [5, 31_950_720, 1_065_024, 5504, 3096],
  [8, 70_778_880, 2_359_296, 6144, 3456],
  [9, 141_557_760, 2_359_296, 6144, 3456],
  [12, 267_386_880, 8_912_896, 8192, 4352],
  [13, 534_773_760, 8_912_896, 8192, 4352],
  [14, 1_069_547_520, 8_912_896, 8192, 4352],
  [16, 1_069_547_520, 35_651_584, 16_384, 8704],
  [17, 2_139_095_040, 35_651_584, 16_384, 8704],
  [18, 4_278_190_080, 35_651_584, 16_384, 8704],
] as const

function av1(size: Size, fps: number): Codec {
  const samples = size.width * size.height
  const level =
    AV1_LEVELS.find(
      ([, perSecond, inFrame, width, height]) =>
        samples <= inFrame && samples * fps <= perSecond && size.width <= width && size.height <= height,
    ) ?? AV1_LEVELS[AV1_LEVELS.length - 1]!
  return {
    name: 'av1',
    config: {
      ...size,
      codec: `av01.0.${String(level[0]).padStart(2, '0')}M.08`,
      bitrateMode: 'quantizer',
      framerate: fps,
      latencyMode: 'quality',
    },
    frameOptions: { av1: { quantizer: AV1_QUANTIZER } },
    warmUps: 0,
    later: [],
  }
}

export function codecFor(format: VideoFormat, coded: Size, fps: number, webm: WebmCodec = 'vp9'): Codec {
  if (format === 'mp4') return h264(coded, fps)
  return webm === 'av1' ? av1(coded, fps) : vp9(coded, fps)
}
