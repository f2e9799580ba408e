import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { sharp } from './sharp.ts'

/** What is known of a picture that moves. */
export interface Animation {
  readonly name: string
  readonly format: 'gif' | 'webp'
  readonly width: number
  readonly height: number
  readonly durationSeconds: number
  readonly frames: number
  readonly fps: number
  /** How often it plays. */
  readonly loops: number | 'forever'
  readonly bytes: number
}

/** Reads a GIF or WebP; null for one that stands still or cannot be read. Rejects with the file system's error. */
export async function readAnimation(path: string, format: 'gif' | 'webp'): Promise<Animation | null> {
  const { size: bytes } = await stat(path)
  const found = await sharp(path, { animated: true })
    .metadata()
    .catch(() => null)
  const { pages = 1, delay = [], loop = 1, width = 0, pageHeight } = found ?? {}
  if (pages < 2) return null
  const milliseconds = delay.reduce((sum, each) => sum + each, 0)
  return {
    name: basename(path),
    format,
    width,
    height: pageHeight ?? 0,
    durationSeconds: milliseconds / 1000,
    frames: pages,
    fps: milliseconds > 0 ? Math.round((pages * 1_000_000) / milliseconds) / 1000 : 0,
    loops: loop === 0 ? 'forever' : loop,
    bytes,
  }
}
