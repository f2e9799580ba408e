import type { Label } from '../../src-shared/labels/labelMap.ts'

/** Whether the pattern's stroke lies on pixel (x, y), for a period of p pixels. */
type Pattern = (x: number, y: number, p: number) => boolean

export interface AreaStyle {
  /** Red, green, blue, 0 to 255. */
  readonly rgb: readonly [number, number, number]
  readonly pattern: Pattern
}

const diagonal: Pattern = (x, y, p) => (x + y) % p < p * 0.25
const counterDiagonal: Pattern = (x, y, p) => (x - y + p * 100_000) % p < p * 0.25
const horizontal: Pattern = (_, y, p) => y % p < p * 0.25
const vertical: Pattern = (x, _, p) => x % p < p * 0.25
const grid: Pattern = (x, y, p) => x % p < p * 0.15 || y % p < p * 0.15
const dots: Pattern = (x, y, p) =>
  (x % p) - p / 2 < p * 0.2 && x % p > p * 0.3 && y % p > p * 0.3 && y % p < p * 0.7
const checks: Pattern = (x, y, p) => x % p < p / 2 === y % p < p / 2

/** Never colour alone: each area has a pattern too. Colours of moving areas: Okabe and Ito, safe for the colour-blind. */
const STYLES: readonly AreaStyle[] = [
  { rgb: [0, 0, 0], pattern: () => false },
  { rgb: [226, 241, 255], pattern: diagonal },
  { rgb: [230, 159, 0], pattern: dots },
  { rgb: [86, 180, 233], pattern: horizontal },
  { rgb: [0, 158, 115], pattern: counterDiagonal },
  { rgb: [240, 228, 66], pattern: vertical },
  { rgb: [213, 94, 0], pattern: grid },
  { rgb: [204, 121, 167], pattern: checks },
]

const NO_STYLE: AreaStyle = { rgb: [0, 0, 0], pattern: () => false }

export const styleOf = (label: Label): AreaStyle => STYLES[label] ?? NO_STYLE

export const cssColour = (label: Label): string => `rgb(${styleOf(label).rgb.join(' ')})`
