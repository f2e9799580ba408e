import type { Size } from '../../geometry/point.ts'
import { barsOf, type SentImage } from '../../service/fit.ts'
import { bytesText, sizeText } from './figures.ts'

/** Where the bars of a fitted photo are. */
export const BARS = { sides: 'left and right', ends: 'above and below' } as const

const KINDS = { jpeg: 'JPEG', png: 'PNG' } as const

/** What became of a photo on its way to a service, as one sentence. */
export function describeSent(photo: Size, { kind, bytes, original, fit }: SentImage): string {
  const file = `${KINDS[kind]} of ${sizeText(fit.sent)}, ${bytesText(bytes)}`
  if (original) return `Sent as it is: ${file}.`
  const bars = barsOf(fit)
  const { width } = fit.photo
  const changed = [
    ...(width > photo.width ? [`enlarged from ${sizeText(photo)}`] : []),
    ...(width < photo.width ? [`reduced from ${sizeText(photo)}`] : []),
    ...(bars === null ? [] : [`with bars ${BARS[bars]}`]),
  ]
  return `Sent as a new ${[file, ...changed].join(', ')}.`
}
