import { sizeText } from '../../src-shared/locales/en/figures.ts'

/** A value as JSON would have it. */
export type Json = Readonly<Record<string, unknown>>

/** A value for people: a line for each entry, indented below what it belongs to. Lists of points are only counted. */
export function plainLines(value: Json, indent = ''): string[] {
  return Object.entries(value).flatMap(([key, entry]) => {
    const head = `${indent}${key}:`
    if (Array.isArray(entry)) return listLines(head, entry, indent)
    if (!isJson(entry)) return [`${head} ${plainText(entry)}`]
    return isSize(entry) ? [`${head} ${sizeText(entry)}`] : [head, ...plainLines(entry, `${indent}  `)]
  })
}

function listLines(head: string, list: readonly unknown[], indent: string): string[] {
  const described = list.filter(isJson).filter((entry) => !('x' in entry))
  const lines = described.flatMap((entry) => {
    const [first = '', ...rest] = plainLines(entry, `${indent}    `)
    return [`${indent}  - ${first.trimStart()}`, ...rest]
  })
  return [`${head} ${list.length}`, ...lines]
}

const plainText = (value: unknown): string =>
  value === null || value === '' ? '-' : typeof value === 'string' ? value : JSON.stringify(value)

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null

const isSize = (value: Json): value is { width: number; height: number } =>
  Object.keys(value).length === 2 && typeof value.width === 'number' && typeof value.height === 'number'
