import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import type { Launch } from './launch.ts'

/**
 * Decides where this process keeps its files. A command gets a folder that goes with it: it may run beside the
 * editor and beside others of its kind.
 */
export function useOwnFolder(kind: Launch['kind']): void {
  const given = process.env.KINEBRUSH_USER_DATA
  if (given !== undefined && given !== '') app.setPath('userData', given)
  else if (kind === 'commandLine') {
    const folder = mkdtempSync(join(tmpdir(), 'kinebrush-'))
    app.setPath('userData', folder)
    process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  }
}
