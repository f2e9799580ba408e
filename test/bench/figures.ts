import { appendFileSync } from 'node:fs'

/** Median time of a function over some runs after one to warm up, milliseconds. */
export function medianMs(runs: number, run: () => void): number {
  run()
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[runs >> 1]!
}

/** Times two functions in turn and gives the median time of each, milliseconds: a machine's drift meets both alike. */
export function inTurn(runs: number, first: () => void, second: () => void): readonly [number, number] {
  const once = (run: () => void): number => {
    const start = performance.now()
    run()
    return performance.now() - start
  }
  once(first)
  once(second)
  const pairs = Array.from({ length: runs }, () => [once(first), once(second)] as const)
  const median = (values: number[]): number => values.sort((a, b) => a - b)[runs >> 1]!
  return [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))]
}

/**
 * Prints one figure: its name, what was measured, the ratio within this run, and the target: `<= 8`, `>= 2`, or the one
 * number that it should be. Never judges; scripts/bench.mjs puts all figures of a run into one table.
 */
export function figure(name: string, measured: string, ratio: number, unit: string, target: string): void {
  const value = `${Number.isInteger(ratio) ? String(ratio) : ratio.toPrecision(3)} ${unit}`
  console.log(`${name.padEnd(18)} ${value.padEnd(22)} target ${target.padEnd(8)} ${measured}`)
  const record = process.env.KINEBRUSH_FIGURES
  if (record === undefined) return
  appendFileSync(record, `${JSON.stringify({ name, value, target, met: isMet(ratio, target) })}\n`)
}

function isMet(ratio: number, target: string): boolean {
  const limit = Number(target.replace(/^[<>]= */, ''))
  if (target.startsWith('<=')) return ratio <= limit
  return target.startsWith('>=') ? ratio >= limit : ratio === limit
}
