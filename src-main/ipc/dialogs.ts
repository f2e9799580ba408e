import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import { dialog, type BrowserWindow, type FileFilter, type SaveDialogOptions } from 'electron'
import { IMAGE_KINDS } from '../../src-shared/fileKind.ts'
import type { ClipFormat } from '../../src-shared/motion/clipSpec.ts'
import { dialogWords } from '../../src-shared/locales/en/menu.ts'

/** The formats of clips of one file. */
export type FileFormat = Exclude<ClipFormat, 'png'>

/** Asks a person for a file. Null: they would rather not. */
export interface Dialogs {
  photoOrProject(): Promise<string | null>
  image(): Promise<string | null>
  /** A text with motion paths. */
  path(): Promise<string | null>
  pathToSave(suggestion: string, ending: 'json' | 'csv' | 'txt'): Promise<string | null>
  projectToSave(suggestion: string): Promise<string | null>
  maskToSave(suggestion: string): Promise<string | null>
  /** A folder that is there. */
  folder(): Promise<string | null>
  requestToSave(suggestion: string): Promise<string | null>
  stillToSave(suggestion: string): Promise<string | null>
  /** The endings are those of the formats to choose from, the likeliest first. */
  clipToSave(suggestion: string, endings: readonly FileFormat[]): Promise<string | null>
}

const PROJECT_ENDING = 'kinebrush'
const IMAGE_ENDINGS = [...IMAGE_KINDS, 'jpg']

const projects: FileFilter = { name: dialogWords.project, extensions: [PROJECT_ENDING] }
const images: FileFilter = { name: dialogWords.images, extensions: IMAGE_ENDINGS }
const either: FileFilter = {
  name: dialogWords.photosAndProjects,
  extensions: [...IMAGE_ENDINGS, PROJECT_ENDING],
}

/** The system's own dialogs, on the editor's window. */
export function systemDialogs(window: () => BrowserWindow): Dialogs {
  const open = async (filters: FileFilter[]): Promise<string | null> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
      properties: ['openFile'],
      filters,
    })
    return canceled ? null : (filePaths[0] ?? null)
  }
  const save = (filters: FileFilter[], suggestion: string): Promise<string | null> =>
    askToSave(window(), { defaultPath: suggestion, filters })
  return {
    photoOrProject: () => open([either, images, projects]),
    image: () => open([images]),
    path: () =>
      open([
        { name: dialogWords.paths, extensions: ['json', 'csv', 'txt'] },
        { name: dialogWords.allFiles, extensions: ['*'] },
      ]),
    pathToSave: (suggestion, ending) => save([{ name: dialogWords.paths, extensions: [ending] }], suggestion),
    projectToSave: (suggestion) => save([projects], suggestion),
    maskToSave: (suggestion) => save([{ name: dialogWords.mask, extensions: ['png'] }], suggestion),
    folder: async () => {
      const properties = ['openDirectory' as const, 'createDirectory' as const]
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), { properties })
      return canceled ? null : (filePaths[0] ?? null)
    },
    requestToSave: (suggestion) => save([{ name: dialogWords.request, extensions: ['json'] }], suggestion),
    stillToSave: (suggestion) =>
      save(
        (['png', 'jpg', 'webp'] as const).map((ending) => ({
          name: dialogWords.stills[ending],
          extensions: ending === 'jpg' ? ['jpg', 'jpeg'] : [ending],
        })),
        suggestion,
      ),
    clipToSave: (suggestion, endings) =>
      save(
        endings.map((ending) => ({ name: dialogWords[ending], extensions: [ending] })),
        suggestion,
      ),
  }
}

/**
 * Gives a name without one of the endings the first of them. Where that names a file that is there, the dialog has not asked
 * whether it may be replaced, so it is shown once more with the whole name.
 */
async function askToSave(
  window: BrowserWindow,
  options: SaveDialogOptions & { readonly filters: FileFilter[] },
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, options)
  if (canceled || filePath === '') return null
  const endings = options.filters.flatMap(({ extensions }) => extensions)
  if (endings.includes(extname(filePath).slice(1).toLowerCase())) return filePath
  const whole = `${filePath}.${endings[0] ?? ''}`
  return existsSync(whole) ? askToSave(window, { ...options, defaultPath: whole }) : whole
}
