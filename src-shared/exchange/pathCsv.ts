import type { ImagePoint } from '../geometry/point.ts'
import { fail, ok, type Result } from '../result.ts'
import { corners, damaged, type FoundPaths } from './found.ts'

/** A point a line, x and y as they are, with a header. */
export const printCsv = (points: readonly ImagePoint[]): string =>
  ['x,y', ...points.map(({ x, y }) => `${x},${y}`), ''].join('\n')

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** What stands between the numbers, and whether a comma is left for decimals, as spreadsheets of many countries write them. */
function separatorOf(line: string): { readonly between: RegExp; readonly decimalComma: boolean } {
  if (line.includes('\t')) return { between: /\t/, decimalComma: true }
  if (line.includes(';')) return { between: /;/, decimalComma: true }
  return { between: line.includes(',') ? /,/ : /\s+/, decimalComma: false }
}

interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
}

/** Reads lines of two numbers, or columns named x and y among others. Null where this is no such table at all. */
export function readCsv(text: string): Result<FoundPaths> {
  const lines: Line[] = text
    .split(/\r\n|\r|\n/)
    .map((line, i) => ({ number: i + 1, text: line.trim() }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'))
  const first = lines[0]
  if (!first) return fail({ code: 'path/empty' })
  const { between, decimalComma } = separatorOf(first.text)
  const cells = (line: string): string[] =>
    line
      .split(between)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
      .map((cell) => (decimalComma ? cell.replace(',', '.') : cell))
  const head = cells(first.text).map((cell) => cell.toLowerCase())
  const isHead = !head.every((cell) => NUMBER.test(cell))
  const columns = isHead ? ([head.indexOf('x'), head.indexOf('y')] as const) : ([0, 1] as const)
  if (columns[0] < 0 || columns[1] < 0 || (!isHead && head.length !== 2)) {
    return fail({ code: 'path/unknown-format' })
  }
  const points: ImagePoint[] = []
  for (const line of isHead ? lines.slice(1) : lines) {
    const row = cells(line.text)
    const [x = '', y = ''] = [row[columns[0]], row[columns[1]]]
    if (!NUMBER.test(x) || !NUMBER.test(y) || row.length !== head.length) {
      return damaged('csv', line.number, line.text)
    }
    points.push({ x: Number(x), y: Number(y) })
  }
  return ok({ format: 'csv', paths: [{ anchors: corners(points), easing: null }], size: null })
}
