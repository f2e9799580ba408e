import { resolve } from 'node:path'

/** What a process was started for. */
export type Launch =
  | { readonly kind: 'commandLine'; readonly args: readonly string[] }
  | { readonly kind: 'editor'; readonly file: string | null }

/** Where the process stands: installed or in a checkout, in which app folder, started from which folder. */
export interface Standing {
  readonly packaged: boolean
  readonly appFolder: string
  readonly workingFolder: string
}

/** Reads a process's arguments. Chromium's own switches stand among them, before the app's folder and after it. */
export function launchOf(argv: readonly string[], standing: Standing): Launch {
  const own = ownArguments(argv, standing)
  const at = own.indexOf('--cli')
  if (at >= 0) return { kind: 'commandLine', args: withoutDivider(own.slice(at + 1)) }
  const file = own.find((arg) => !arg.startsWith('-'))
  return { kind: 'editor', file: file === undefined ? null : resolve(standing.workingFolder, file) }
}

function ownArguments(argv: readonly string[], { packaged, appFolder, workingFolder }: Standing): string[] {
  const given = argv.slice(1)
  if (packaged) return given
  const at = given.findIndex(
    (arg) => !arg.startsWith('-') && resolve(workingFolder, arg) === resolve(appFolder),
  )
  return given.slice(at + 1)
}

// On Windows Electron refuses switches after an argument that looks like an address, unless `--` came first.
const withoutDivider = (args: string[]): string[] => (args[0] === '--' ? args.slice(1) : args)
