import {
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  WebMOutputFormat,
  type StreamTargetChunk,
} from 'mediabunny'
import type { VideoFormat, WebmCodec } from '../../src-shared/motion/clipSpec.ts'

/** Puts bytes at a place of the file that is made; the next waits until it is done. */
export type Write = (position: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>

/** Bytes gathered before they are sent to main: few calls, none of them large. */
const CHUNK_BYTES = 1 << 20

/** A clip file in the making, written out as it grows. */
export interface ClipFile {
  add(chunk: EncodedVideoChunk, index: number, metadata: EncodedVideoChunkMetadata | undefined): Promise<void>
  finish(): Promise<void>
}

/** Starts a file of one video track. */
export async function startClipFile(
  format: VideoFormat,
  fps: number,
  write: Write,
  webm: WebmCodec = 'vp9',
): Promise<ClipFile> {
  const stream = new WritableStream<StreamTargetChunk>({
    write: ({ position, data }) => write(position, data),
  })
  const output = new Output({
    // The index at the end: nothing of the clip has to be kept in memory.
    format: format === 'mp4' ? new Mp4OutputFormat({ fastStart: false }) : new WebMOutputFormat(),
    target: new StreamTarget(stream, { chunked: true, chunkSize: CHUNK_BYTES }),
  })
  const track = new EncodedVideoPacketSource(format === 'mp4' ? 'avc' : webm === 'av1' ? 'av1' : 'vp9')
  output.addVideoTrack(track, { frameRate: fps })
  await output.start()
  return {
    add(chunk, index, metadata) {
      const data = new Uint8Array(chunk.byteLength)
      chunk.copyTo(data)
      // Times from the frame's number: the chunk's own are rounded to microseconds, which reads as 30.0003 fps.
      return track.add(new EncodedPacket(data, chunk.type, index / fps, 1 / fps), metadata)
    },
    finish: () => output.finalize(),
  }
}
