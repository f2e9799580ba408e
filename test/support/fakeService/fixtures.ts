import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../fixtures', name))

/** What every task makes: 5 s, 480 × 320, H.264, 150 frames. */
export const CLIP = fixture('clip.mp4')

/** A certificate for localhost that nobody has signed: a careful client refuses it. */
export const selfSigned = () => ({ key: fixture('tls/key.pem'), cert: fixture('tls/certificate.pem') })

/** The clip with one number of one of its tables changed, `offset` bytes after the beginning of the box's name. */
export function clipWith(box: string, offset: number, value: number): Buffer {
  const bytes = Buffer.from(CLIP)
  bytes.writeUInt32BE(value, bytes.indexOf(box, 0, 'latin1') + offset)
  return bytes
}
