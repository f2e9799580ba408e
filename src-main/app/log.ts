import { join } from 'node:path'
import log from 'electron-log/node.js'

/** Writes one line under a part's name. Lines tell what happened, never what was in it: no payloads, paths or keys. */
export type Log = (scope: string, line: string) => void

/** Keeps at most this much of the log, and as much again of the one before it, bytes. */
const MOST_BYTES = 1024 * 1024

/** A log in a file of that folder; nothing goes to the terminal, which belongs to the command line's results. */
export function fileLog(folder: string): Log {
  const file = log.create({ logId: 'kinebrush' })
  file.transports.console.level = false
  file.transports.file.resolvePathFn = () => join(folder, 'kinebrush.log')
  file.transports.file.maxSize = MOST_BYTES
  return (scope, line) => file.scope(scope).info(line)
}

/** An error without its words, which may quote a path or an input: its kind, and where in the app it was thrown. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error'
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const frame = /\bat ([^\s(]+)(?: .*)?[\\/]([^\\/]+:\d+:\d+)\)?/.exec(error.stack ?? '')
  return `${error.name}${code}${frame ? ` in ${frame[1] ?? ''} (${frame[2] ?? ''})` : ''}`
}
