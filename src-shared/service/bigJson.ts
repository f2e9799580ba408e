/** As many digits as a number may have and still be read exactly; a task id has nineteen. */
const EXACT_DIGITS = 15

const QUOTE = 0x22
const BACKSLASH = 0x5c
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
/** What makes a number one that is no whole one: a point or an exponent. */
const isFraction = (code: number): boolean => code === 0x2e || code === 0x65 || code === 0x45

/**
 * JSON as a value, undefined where it is none. Whole numbers beyond 2^53 become texts of their digits: an id that lost
 * its last digits would be another task's.
 */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(/\d{16}/.test(text) ? withQuotedIds(text) : text)
  } catch {
    return undefined
  }
}

function withQuotedIds(text: string): string {
  const pieces: string[] = []
  let copied = 0
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfText(text, at)
    else if (isDigit(code)) {
      const end = endOfDigits(text, at)
      if (end - at > EXACT_DIGITS && !isFraction(text.charCodeAt(end)) && !isPart(text, at)) {
        pieces.push(text.slice(copied, at), '"', text.slice(at, end), '"')
        copied = end
      }
      at = end
      // The digits of an exponent or after a point are no number of their own.
      while (at < text.length && (isDigit(text.charCodeAt(at)) || /[.eE+-]/.test(text.charAt(at)))) at++
    } else at++
  }
  pieces.push(text.slice(copied))
  return pieces.join('')
}

/** A minus before it: negative ids do not exist, and a quoted number would leave the minus behind. */
const isPart = (text: string, at: number): boolean => text.charAt(at - 1) === '-'

function endOfDigits(text: string, start: number): number {
  let at = start
  while (at < text.length && isDigit(text.charCodeAt(at))) at++
  return at
}

function endOfText(text: string, start: number): number {
  let at = start + 1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at + 1
    at += code === BACKSLASH ? 2 : 1
  }
  return at
}
