import { DEFAULT_TINT } from '../../src-shared/limits.ts'

const KEY = 'kinebrush.tint'

/** How strongly areas are tinted, as it was last set on this computer, 0 to 1. */
export function keptTint(): number {
  const kept = Number.parseFloat(localStorage.getItem(KEY) ?? '')
  return kept >= 0 && kept <= 1 ? kept : DEFAULT_TINT
}

export const keepTint = (tint: number): void => localStorage.setItem(KEY, String(tint))
