import { barsOf, type SentImage } from '../../service/fit.ts'
import { bytesText, sizeText } from './figures.ts'

/** Where the bars of a fitted photo are. */
export const BARS = { sides: 'left and right', ends: 'above and below' } as const

const KINDS = { jpeg: 'JPEG', png: 'PNG' } as const

/** What became of a photo on its way to a service, as one sentence. */
export function describeSent({ kind, bytes, original, from, fit }: SentImage): string {
  const file = `${KINDS[kind]} of ${sizeText(fit.sent)}, ${bytesText(bytes)}`
  if (original) return `Sent as it is: ${file}.`
  const bars = barsOf(fit)
  const { width } = fit.photo
  const changed = [
    ...(width > from.width ? [`enlarged from ${sizeText(from)}`] : []),
    ...(width < from.width ? [`reduced from ${sizeText(from)}`] : []),
    ...(bars === null ? [] : [`with bars ${BARS[bars]}`]),
  ]
  return `Sent as a new ${[file, ...changed].join(', ')}.`
}

/** Which of a project's photos a sentence is about. */
export const sentLine = {
  photo: (how: string): string => how,
  tail: (how: string): string => `End photo: ${how}`,
}
