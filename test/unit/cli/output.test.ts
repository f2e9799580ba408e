import { expect, test } from 'vitest'
import { EXIT_CODES } from '../../../src-main/cli/exitCodes.ts'
import { plainLines } from '../../../src-main/cli/plainLines.ts'
import { progressLine } from '../../../src-main/cli/progressLine.ts'
import { errorLine } from '../../../src-main/cli/report.ts'

async function written(isTty: boolean, frames: number): Promise<string> {
  let text = ''
  // Slower than the frames come, as a terminal may be.
  const stderr = async (piece: string): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    text += piece
  }
  const line = progressLine({ stderr, isTty })
  for (let done = 1; done <= frames; done++) line.show(done, frames)
  await line.end()
  return text
}

test('elsewhere than on a terminal progress is a line for every tenth', async () => {
  const lines = (await written(false, 1800)).split('\n')
  expect(lines.length).toBe(12)
  expect(lines[1]).toBe('rendering: 180 of 1,800 frames (10 %)')
  expect(lines.at(-2)).toBe('rendering: 1,800 of 1,800 frames (100 %)')
})

test('on a terminal it is one line drawn again, left at its end', async () => {
  const text = await written(true, 40)
  expect(text.match(/\r/g)?.length).toBe(40)
  expect(text.endsWith(`\r[${'#'.repeat(30)}] rendering: 40 of 40 frames (100 %)\n`)).toBe(true)
})

test('filling what was behind comes before the frames, in lines of its own', async () => {
  let text = ''
  const line = progressLine({ stderr: (piece) => Promise.resolve(void (text += piece)), isTty: false })
  for (let percent = 3; percent < 100; percent += 3) line.show(percent, 100, 'fill')
  line.show(1, 20)
  line.show(20, 20)
  await line.end()
  const lines = text.trimEnd().split('\n')
  expect(lines[0]).toBe('filling what was behind: 3 %')
  expect(lines.filter((each) => each.startsWith('filling'))).toHaveLength(10)
  expect(lines.slice(-2)).toEqual(['rendering: 1 of 20 frames (5 %)', 'rendering: 20 of 20 frames (100 %)'])
})

test('a command that renders nothing leaves the terminal alone', async () => {
  expect(await written(true, 0)).toBe('')
})

test('an error is one line, whatever is in it', () => {
  const line = errorLine({ code: 'photo/damaged', detail: 'first\nsecond\r\n\tthird' })
  expect(line).toMatch(/^error photo\/damaged: [^\n\r]+ \(first second third\)\. [^\n\r]+\n$/)
})

test('exit codes are those of the design, by what went wrong', () => {
  expect(EXIT_CODES['project/has-errors']).toBe(1)
  expect(EXIT_CODES['usage/arguments']).toBe(2)
  expect(EXIT_CODES['file/not-found']).toBe(2)
  expect(EXIT_CODES['render/failed']).toBe(3)
  expect(EXIT_CODES['file/disk-full']).toBe(5)
  expect(EXIT_CODES.cancelled).toBe(130)
})

test('values for people: sizes in short, points counted, nothing shown as a dash', () => {
  expect(
    plainLines({
      name: 'p',
      size: { width: 3, height: 4 },
      empty: null,
      groups: [{ index: 1, path: [{ x: 1, y: 2 }], ok: true }],
      settings: { prompt: '', seconds: 5 },
    }),
  ).toEqual([
    'name: p',
    'size: 3 × 4',
    'empty: -',
    'groups: 1',
    '  - index: 1',
    '    path: 1',
    '    ok: true',
    'settings:',
    '  prompt: -',
    '  seconds: 5',
  ])
})
