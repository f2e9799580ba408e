import electron, { clipboard, nativeImage, shell, type WebContents } from 'electron'
import { fileFormats } from '../takes/fileFormats.ts'

/** Gives a file to whatever is under the pointer. Without a picture there is no drag on some systems. */
export function dragOut(page: WebContents, file: string, picture: Uint8Array | null): void {
  const icon = picture
    ? nativeImage.createFromBuffer(Buffer.from(picture)).resize({ width: 96 })
    : nativeImage.createFromBitmap(Buffer.alloc(4 * 16 * 16, 0x90), { width: 16, height: 16 })
  page.startDrag({ file, icon })
}

/** Shows a file in the system's file browser. */
export const showInFolder = (file: string): void => shell.showItemInFolder(file)

/** Puts a file into the clipboard as the system's file browsers do, so that it can be pasted there as a file. */
export async function copyFile(file: string): Promise<void> {
  const formats = fileFormats(file, process.platform)
  const system: object = clipboard
  if (hasWriteBuffer(system)) {
    // It takes one format at a time, each in the place of the one before.
    system.writeBuffer(...formats[0])
    return
  }
  const entries = formats.map(([format, bytes]) => [
    `electron application/osclipboard;format="${format}"`,
    new Blob([new Uint8Array(bytes)]),
  ])
  // Its class is not there in earlier ones, where naming it among the imports would stop the program.
  const item = new electron.ClipboardItem(Object.fromEntries(entries) as Record<string, Blob>)
  await clipboard.write([item])
}

/** The clipboard of Electron before 45. */
interface EarlierClipboard {
  writeBuffer(format: string, bytes: Buffer): void
}

const hasWriteBuffer = (system: object): system is EarlierClipboard => 'writeBuffer' in system
