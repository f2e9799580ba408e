import { expect, test } from 'vitest'
import { kindOf } from '../../src-shared/fileKind.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test.each([
  ['', 'empty'],
  ['\xff\xd8\xff\xe0', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'webp'],
  ['RIFF\0\0\0\0WAVEfmt ', 'unknown'],
  ['\0\0\0\x1cftypavif\0\0\0\0mif1', 'avif'],
  ['\0\0\0\x1cftypmif1\0\0\0\0mif1avif', 'avif'],
  ['\0\0\0\x18ftypheic\0\0\0\0mif1', 'heic'],
  ['\0\0\0\x18ftypisom\0\0\0\0isomavc1', 'mp4'],
  ['\x1a\x45\xdf\xa3\x01', 'webm'],
  ['GIF89a', 'gif'],
  ['II*\0', 'tiff'],
  ['BM\0\0\0\0\0\0\0\0', 'bmp'],
  ['BMW is a car', 'text'],
  ['%PDF-1.7', 'pdf'],
  ['PK\x03\x04' + '\0'.repeat(26) + 'kinebrush.json', 'kinebrush'],
  ['PK\x03\x04' + '\0'.repeat(26) + 'word/document.xml', 'zip'],
  ['<?xml version="1.0"?><svg width="1">', 'svg'],
  ['Gr\xc3\xbc\xc3\x9fe\n', 'text'],
  ['\0\x01\x02', 'unknown'],
  ['\xff', 'text'],
  ['ftyp', 'text'],
  ['\0\0\0\x08ftyp', 'mp4'],
])('%j is %s', (head, kind) => {
  expect(kindOf(bytes(head))).toBe(kind)
})

test('a view into a larger buffer is read from its own start', () => {
  const whole = bytes('....\0\0\0\x1cftypavif\0\0\0\0mif1')
  expect(kindOf(whole.subarray(4))).toBe('avif')
})
