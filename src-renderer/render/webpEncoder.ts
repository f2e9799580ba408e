import type { Size } from '../../src-shared/geometry/point.ts'
import { changedBox } from '../../src-shared/clips/changes.ts'
import { ticksOf } from '../../src-shared/clips/ticks.ts'
import { webpFrame, webpHead, webpLength } from '../../src-shared/clips/webpAnimation.ts'
import type { Box } from '../../src-shared/motion/surroundings.ts'
import type { ClipEncoder } from './clipEncoder.ts'
import type { Write } from './clipFile.ts'

/** A WebP counts time in thousandths of a second. */
const TICKS = 1000

/** 0 to 1. Frozen areas stay above 41 dB of luma, as in other clips. Measured on the sample photos. */
const QUALITY = 0.92

/**
 * Encodes frames into an animated WebP that plays for ever. Only the box of what changes is encoded with each frame,
 * so what lies outside stands still to the last bit.
 */
export async function startWebp(size: Size, fps: number, write: Write): Promise<ClipEncoder> {
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (!context) throw new Error('no canvas for WebP frames')
  let before: Int32Array<ArrayBuffer> | null = null
  let count = 0
  let position = 0
  const append = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    await write(position, bytes)
    position += bytes.length
  }
  await append(webpHead(size))
  return {
    async encode(pixels) {
      const words = new Int32Array(pixels.buffer, pixels.byteOffset, size.width * size.height)
      const box = evenStart(before ? changedBox(size, before, words) : { left: 0, top: 0, ...size })
      before ??= new Int32Array(words.length)
      before.set(words)
      const frame = webpFrame(await stillOf(context, pixels, size, box), box, ticksOf(count++, fps, TICKS))
      if (!frame) throw new Error('no WebP came of a frame')
      await append(frame)
    },
    async finish() {
      const { position: at, bytes } = webpLength(position)
      await write(at, bytes)
    },
    close: () => undefined,
  }
}

/** A box of a frame as a WebP of its own. */
async function stillOf(
  context: OffscreenCanvasRenderingContext2D,
  pixels: Uint8ClampedArray<ArrayBuffer>,
  size: Size,
  { left, top, width, height }: Box,
): Promise<Uint8Array> {
  const { canvas } = context
  canvas.width = width
  canvas.height = height
  const picture = new ImageData(pixels, size.width, size.height)
  context.putImageData(picture, -left, -top, left, top, width, height)
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY })
  return new Uint8Array(await blob.arrayBuffer())
}

/** A box that begins at even numbers, as a WebP's frames do. Where nothing has changed one pixel is drawn again. */
function evenStart(box: Box | null): Box {
  const { left, top, width, height } = box ?? { left: 0, top: 0, width: 1, height: 1 }
  return {
    left: left - (left % 2),
    top: top - (top % 2),
    width: width + (left % 2),
    height: height + (top % 2),
  }
}
