import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import type { Input } from '../../src-shared/contract.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { startEncoder, supportedCodec, type ClipEncoder } from './clipEncoder.ts'
import { startClipFile, type Write } from './clipFile.ts'
import { startGif } from './gifEncoder.ts'
import { evenSize } from './padding.ts'
import { startWebp } from './webpEncoder.ts'

/** A clip of one file in the making, and what there is to tell of it when it is whole. */
export interface FileEncoder {
  readonly encoder: ClipEncoder
  readonly made: Input<'render:finish'>
}

/** Starts the file of a clip. Fails where this computer cannot write its format at that size. */
export async function startFile(
  {
    format,
    codec: webm,
    width,
    height,
    fps,
  }: ClipSpec & { readonly format: Exclude<ClipSpec['format'], 'png'> },
  write: Write,
): Promise<Result<FileEncoder>> {
  const size = { width, height }
  if (format === 'gif') return ok({ encoder: startGif(size, fps, write), made: { codec: 'gif', ...size } })
  if (format === 'webp') {
    return ok({ encoder: await startWebp(size, fps, write), made: { codec: 'webp', ...size } })
  }
  const codec = await supportedCodec(format, size, fps, webm)
  if (!codec) return fail({ code: 'render/codec', format: webm === 'av1' ? 'AV1' : format, size })
  const file = await startClipFile(format, fps, write, webm)
  return ok({
    encoder: startEncoder(codec, size, fps, file),
    made: { codec: codec.name, ...evenSize(size) },
  })
}
