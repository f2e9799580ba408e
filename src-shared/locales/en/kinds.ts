import type { FileKind } from '../../fileKind.ts'

const NAMES: Readonly<Record<FileKind, string>> = {
  jpeg: 'a JPEG photo',
  png: 'a PNG image',
  webp: 'a WebP image',
  avif: 'an AVIF image',
  gif: 'a GIF',
  tiff: 'a TIFF image',
  bmp: 'a BMP image',
  heic: 'a HEIC photo',
  jxl: 'a JPEG XL image',
  svg: 'an SVG drawing',
  pdf: 'a PDF',
  kinebrush: 'a Kinebrush project',
  zip: 'a ZIP archive',
  mp4: 'an MP4 video',
  webm: 'a WebM video',
  text: 'a text file',
  empty: 'empty',
  unknown: 'of a kind that is not known',
}

const isKind = (name: string): name is FileKind => name in NAMES

/** A kind of file in words, for the middle of a sentence. */
export const kindName = (kind: string): string => (isKind(kind) ? NAMES[kind] : kind)
