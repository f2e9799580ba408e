import { basename } from 'node:path'
import { stat } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { FilePathSource, Input, MP4, WEBM, type InputVideoTrack } from 'mediabunny'
import type { ClipInfo } from '../../src-shared/motion/clipSpec.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'

/** Reads a clip's tables; see clipFile.ts. */
async function read(path: string): Promise<Result<ClipInfo & { readonly name: string }>> {
  try {
    const { size } = await stat(path)
    const input = new Input({ source: new FilePathSource(path), formats: [MP4, WEBM] })
    try {
      const track = await input.getPrimaryVideoTrack()
      if (!track) return unreadable('it has no picture')
      const format = (await input.getFormat()) === MP4 ? 'mp4' : 'webm'
      return ok({ name: basename(path), format, ...(await describeTrack(track)), bytes: size })
    } finally {
      input.dispose()
    }
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error))
  }
}

const unreadable = (detail: string): Result<never> => fail({ code: 'clip/unreadable', detail })

async function describeTrack(track: InputVideoTrack): Promise<Omit<ClipInfo, 'format' | 'bytes'>> {
  const { packetCount } = await track.computePacketStats()
  const seconds = (await track.computeDuration()) - (await track.getFirstTimestamp())
  const codec = await track.getCodec()
  return {
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    durationSeconds: thousandths(seconds),
    frames: packetCount,
    // Whole microseconds make 30 frames a second read 30.0003.
    fps: thousandths(seconds > 0 ? packetCount / seconds : 0),
    codec: codec === 'avc' ? 'h264' : (codec ?? 'unknown'),
  }
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000

parentPort?.postMessage(await read(workerData as string))
