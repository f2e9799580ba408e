import { parseArgs } from 'node:util'
import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'

/** `flag` stands alone, `one` takes a value and comes once at most, `many` may come again and again. */
type OptionKind = 'flag' | 'one' | 'many'
export type OptionKinds = Readonly<Record<string, OptionKind>>

/** One option as given, in the order of the command line; a flag has no value. */
export interface Given {
  readonly name: string
  readonly value: string
}

export interface Arguments {
  /** The arguments that are no options: as many as the command names, or fewer. */
  readonly files: readonly string[]
  readonly given: readonly Given[]
  value(name: string): string | undefined
  has(name: string): boolean
}

export const usageError = (detail: string): Result<never> => fail({ code: 'usage/arguments', detail })

/** `-o` is the one short option. */
const dashed = (name: string): string => (name === OUTPUT ? '-o' : `--${name}`)

/** The name of `-o`. */
export const OUTPUT = 'output'

/** Reads a command's arguments; anything that is not known is refused rather than guessed. */
export function readArguments(args: readonly string[], kinds: OptionKinds, files: number): Result<Arguments> {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      {
        type: kind === 'flag' ? ('boolean' as const) : ('string' as const),
        ...(name === OUTPUT && { short: 'o' }),
      },
    ]),
  )
  const joined = joinValues(args, kinds)
  if (!joined.ok) return joined
  const { tokens } = parseArgs({
    args: joined.value,
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const given: Given[] = []
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const kind = Object.hasOwn(kinds, token.name) ? kinds[token.name] : undefined
    if (!kind) return usageError(cliWords.unknownOption(token.rawName))
    if (kind === 'flag' && token.value !== undefined) return usageError(cliWords.needlessValue(token.rawName))
    if (kind !== 'many' && given.some((other) => other.name === token.name)) {
      return usageError(cliWords.givenTwice(dashed(token.name)))
    }
    given.push({ name: token.name, value: token.value ?? '' })
  }
  const extra = positionals[files]
  if (extra !== undefined) return usageError(cliWords.tooMany(extra))
  const find = (name: string): Given | undefined => given.find((other) => other.name === name)
  return ok({
    files: positionals,
    given,
    value: (name) => find(name)?.value,
    has: (name) => find(name) !== undefined,
  })
}

/**
 * Ties each option to the value after it, which may begin with a minus: `--path "-5,10 20,30"`. Only a known option
 * is never taken for a value.
 */
function joinValues(args: readonly string[], kinds: OptionKinds): Result<string[]> {
  const named = new Map(Object.entries(kinds).map(([name, kind]) => [dashed(name), { name, kind }]))
  if (OUTPUT in kinds) named.set(`--${OUTPUT}`, { name: OUTPUT, kind: 'one' })
  const joined: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--') return ok([...joined, ...args.slice(i)])
    const option = named.get(arg)
    const next = args[i + 1]
    if (!option || option.kind === 'flag') {
      joined.push(arg)
      continue
    }
    if (next === undefined || named.has(next)) return usageError(cliWords.missingValue(arg))
    joined.push(`--${option.name}=${next}`)
    i++
  }
  return ok(joined)
}

/** The value of an option that has to be there; `shown` is how the help calls it. */
export function needed(value: string | undefined, shown: string): Result<string> {
  return value === undefined || value === '' ? usageError(cliWords.missing(shown)) : ok(value)
}

/** A value out of a list of words; the fallback where the option is not given. */
export function choice<T extends string>(
  given: Arguments,
  name: string,
  choices: readonly T[],
  fallback: T,
): Result<T> {
  const value = given.value(name)
  if (value === undefined) return ok(fallback)
  const found = choices.find((known) => known === value)
  return found === undefined ? usageError(cliWords.notOneOf(dashed(name), value, choices)) : ok(found)
}

/** A number within limits; the fallback where the option is not given. */
export function numberIn<T>(
  given: Arguments,
  name: string,
  { low, high, whole }: { low: number; high: number; whole: boolean },
  fallback: T,
): Result<number | T> {
  const value = given.value(name)
  if (value === undefined) return ok(fallback)
  const number = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(value) ? Number(value) : NaN
  const fits = number >= low && number <= high && (!whole || Number.isInteger(number))
  return fits ? ok(number) : usageError(cliWords.notInRange(dashed(name), value, low, high, whole))
}
