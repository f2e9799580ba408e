import { pathToFileURL } from 'node:url'

/** A clipboard format by the system's own name, and what stands in it. */
export type FileFormat = readonly [format: string, bytes: Buffer]

/** A file as the system's file browser puts it into the clipboard, the format that most programs read first. */
export function fileFormats(file: string, platform: NodeJS.Platform): readonly [FileFormat, ...FileFormat[]] {
  if (platform === 'darwin') return [['NSFilenamesPboardType', Buffer.from(propertyList(file))]]
  if (platform === 'win32') return [['FileNameW', Buffer.from(`${file}\0`, 'utf16le')]]
  const { href } = pathToFileURL(file)
  return [
    ['text/uri-list', Buffer.from(`${href}\r\n`)],
    ['x-special/gnome-copied-files', Buffer.from(`copy\n${href}`)],
  ]
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const propertyList = (file: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><array><string>${escaped(file)}</string></array></plist>`
