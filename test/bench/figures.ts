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

/** Prints one figure: its name, what was measured, the ratio within this run, and the target. Never judges. */
export function figure(name: string, measured: string, ratio: number, unit: string, target: string): void {
  const value = Number.isInteger(ratio) ? String(ratio) : ratio.toPrecision(3)
  console.log(`${name.padEnd(18)} ${`${value} ${unit}`.padEnd(22)} target ${target.padEnd(8)} ${measured}`)
}
