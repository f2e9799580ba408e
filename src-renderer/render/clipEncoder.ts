import type { Size } from '../../src-shared/geometry/point.ts'
import type { VideoFormat, WebmCodec } from '../../src-shared/motion/clipSpec.ts'
import type { ClipFile } from './clipFile.ts'
import { codecFor, type Codec } from './codecs.ts'
import { waitingFrames } from './framesAhead.ts'
import { evenSize, padInto } from './padding.ts'

/** Encodes frames, one after the other, into a clip file. */
export interface ClipEncoder {
  /** Takes one frame, RGBA; its memory is free again when this resolves. */
  encode(pixels: Uint8ClampedArray<ArrayBuffer>): Promise<void>
  /** Resolves when all is in the file. */
  finish(): Promise<void>
  close(): void
}

/** How a format would encode a picture of a size here; null where this computer's encoder does not take it. */
export async function supportedCodec(
  format: VideoFormat,
  size: Size,
  fps: number,
  webm?: WebmCodec,
): Promise<Codec | null> {
  const codec = codecFor(format, evenSize(size), fps, webm)
  const { supported } = await VideoEncoder.isConfigSupported(codec.config)
  return supported ? codec : null
}

export function startEncoder(codec: Codec, size: Size, fps: number, file: ClipFile): ClipEncoder {
  let failure: Error | null = null
  /** Frames that were taken, and how often one went through the encoder. */
  let frames = 0
  let encoded = 0
  let wake = (): void => undefined
  const fails = (error: unknown): void => {
    failure ??= error instanceof Error ? error : new Error(String(error))
    wake()
  }
  const packets = packetsInto(file, codec.warmUps, fails)
  const encoder = new VideoEncoder({ output: packets.take, error: fails })
  encoder.addEventListener('dequeue', () => wake())
  encoder.configure(codec.config)
  const coded = evenSize(size)
  const queue = waitingFrames(coded)
  const isPadded = coded.width !== size.width || coded.height !== size.height
  const padded = new Uint8ClampedArray(isPadded ? coded.width * coded.height * 4 : 0)

  const roomInQueue = async (): Promise<void> => {
    while (!failure && encoder.encodeQueueSize >= queue)
      await new Promise<void>((resolve) => (wake = resolve))
  }
  const encodeOnce = (pixels: Uint8ClampedArray<ArrayBuffer>, keyFrame: boolean): void => {
    const frame = videoFrame(pixels, coded, encoded++, fps)
    try {
      encoder.encode(frame, { ...codec.frameOptions, keyFrame })
    } finally {
      frame.close()
    }
  }

  return {
    async encode(pixels) {
      await roomInQueue()
      // The file's back-pressure: a slow disk holds up the encoder, not the memory.
      await packets.filed()
      if (failure) throw failure
      if (isPadded) padInto(padded, coded, pixels, size)
      const input = isPadded ? padded : pixels
      const index = frames++
      for (let i = 0; index === 0 && i < codec.warmUps; i++) encodeOnce(input, i === 0)
      const later = codec.later[index - 1]
      // Only the bitrate changes, so no key frame follows.
      if (later) encoder.configure(later)
      encodeOnce(input, index === 0)
    },
    async finish() {
      if (!failure) await encoder.flush()
      await packets.filed()
      if (failure) throw failure
      await file.finish()
    },
    close() {
      if (encoder.state !== 'closed') encoder.close()
    },
  }
}

const videoFrame = (pixels: Uint8ClampedArray<ArrayBuffer>, coded: Size, index: number, fps: number) =>
  new VideoFrame(pixels, {
    format: 'RGBX',
    codedWidth: coded.width,
    codedHeight: coded.height,
    timestamp: Math.round((index * 1_000_000) / fps),
    duration: Math.round(1_000_000 / fps),
  })

/** Hands packets to the file in their order. */
function packetsInto(file: ClipFile, warmUps: number, fails: (error: unknown) => void) {
  let count = 0
  let decoderConfig: EncodedVideoChunkMetadata | undefined
  let filed = Promise.resolve()
  return {
    take: (chunk: EncodedVideoChunk, metadata?: EncodedVideoChunkMetadata): void => {
      // It comes with the very first packet, also where that one is thrown away.
      if (metadata?.decoderConfig) decoderConfig = metadata
      const index = count++ - warmUps
      if (index < 0) return
      filed = filed.then(() => file.add(chunk, index, index === 0 ? decoderConfig : undefined))
      filed.catch(fails)
    },
    /** Resolves when all that came so far is in the file. */
    filed: () => filed,
  }
}
