import { writeDurably } from '../../../src-main/projects/durableSave.ts'

/** Saves one file over and over, each time with other bytes all alike, until it is killed. */
const [path = '', bytes = '0'] = process.argv.slice(2)
process.stdout.write('ready')
for (let generation = 1; ; generation++) {
  const saved = await writeDurably(path, new Uint8Array(Number(bytes)).fill(generation % 251))
  if (!saved.ok) process.exit(1)
}
