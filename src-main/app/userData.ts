import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import type { Launch } from './launch.ts'

/** The process that a folder belongs to is part of its name. */
const PREFIX = 'kinebrush-command-'

/**
 * Decides where this process keeps its files. A command gets a folder that goes with it: it may run beside the
 * editor and beside others of its kind. Gives back the editor's own folder: takes are kept there whoever makes them.
 */
export function useOwnFolder(kind: Launch['kind']): string {
  const editors = app.getPath('userData')
  const given = process.env.KINEBRUSH_USER_DATA
  if (given !== undefined && given !== '') {
    app.setPath('userData', given)
    return given
  }
  if (kind === 'commandLine') {
    removeLeftOver()
    const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
    app.setPath('userData', folder)
    process.on('exit', () => remove(folder))
  }
  return editors
}

/** Chromium may still be writing there; what cannot go now is left for a later command to remove. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // An error thrown while the process ends would take its exit code along.
  }
}

/** What earlier commands could not remove: a killed process leaves all. */
function removeLeftOver(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = Number.parseInt(name.slice(PREFIX.length), 10)
    if (owner > 0 && !isRunning(owner)) remove(join(tmpdir(), name))
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    // It is there, but another person's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
