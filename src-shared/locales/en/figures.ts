import type { Size } from '../../geometry/point.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

export const count = (value: number): string => whole.format(value)

export const decimal = (value: number): string => tenths.format(value)

/** `640 × 427` */
export const sizeText = ({ width, height }: Size): string => `${width} × ${height}`

export const percent = (share: number): string => `${tenths.format(share * 100)} %`

/** Bytes as people read them on a disk: `831 KB`, `12.4 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${count(bytes)} bytes`
  if (bytes < 1024 * 1024) return `${count(bytes / 1024)} KB`
  return `${decimal(bytes / (1024 * 1024))} MB`
}

/** `1 pixel`, `1,204 pixels` */
export const plural = (value: number, one: string, many: string): string =>
  `${count(value)} ${value === 1 ? one : many}`
