import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { newFiles } from '../../../src-main/projects/newFiles.ts'
import { testFolder } from '../support/commandLine.ts'
import { codeOf, valueOf } from '../support/results.ts'

const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
  .png()
  .toBuffer()

test('files come to stand in their folder together, and nothing else does', async () => {
  const folder = join(testFolder(), 'a/b')
  const files = valueOf(await newFiles(folder, 'png'))
  valueOf(await files.write({ name: '1.png', bytes: png }))
  valueOf(await files.write({ name: '2.png', bytes: png }))
  expect(readdirSync(folder).filter((name) => name.endsWith('.png'))).toEqual([])
  valueOf(await files.commit())
  expect(readdirSync(folder).sort()).toEqual(['1.png', '2.png'])
})

test('discarding while files are still being written leaves no folder behind', async () => {
  const home = testFolder()
  for (let round = 0; round < 20; round++) {
    const files = valueOf(await newFiles(join(home, 'a/b'), 'png'))
    const bytes = new Uint8Array(300_000)
    const writes = Array.from({ length: 30 }, (_, i) => files.write({ name: `${i}.png`, bytes }))
    await writes[round % 5]
    await files.discard()
    expect(codeOf(await files.write({ name: 'late.png', bytes }))).toBe('cancelled')
    await Promise.all(writes)
    expect(readdirSync(home)).toEqual([])
  }
})

test('folders that were there before stay, with what is in them', async () => {
  const home = testFolder()
  mkdirSync(join(home, 'mine'))
  writeFileSync(join(home, 'mine/1.png'), 'a note of mine')
  const files = valueOf(await newFiles(join(home, 'mine'), 'png'))
  expect(codeOf(await files.write({ name: '1.png', bytes: png }))).toBe('file/other-kind')
  await files.discard()
  expect(readdirSync(join(home, 'mine'))).toEqual(['1.png'])
  expect(readFileSync(join(home, 'mine/1.png'), 'utf8')).toBe('a note of mine')
})
