import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './checkout.mjs'

/** A living holder touches its lock file every 2 seconds; one not touched for this long was left by a killed process. */
const ABANDONED_AFTER_MS = 15_000

/**
 * Does some work while no other process does work under the same lock.
 * @template T
 * @param {string} path the lock file
 * @param {string} waiting what to say while another process holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, waiting, work) {
  mkdirSync(dirname(path), { recursive: true })
  for (let said = false; !taken(path); await sleep(250)) {
    if (isAbandoned(path)) rmSync(path, { force: true })
    else if (!said) {
      say(waiting)
      said = true
    }
  }
  const touching = setInterval(() => touch(path), 2000)
  const release = () => rmSync(path, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(touching)
    process.off('exit', release)
    release()
  }
}

/** @param {string} path */
function taken(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/** @param {string} path */
function isAbandoned(path) {
  try {
    return Date.now() - statSync(path).mtimeMs > ABANDONED_AFTER_MS
  } catch {
    return false
  }
}

/** @param {string} path */
function touch(path) {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // npm ci deletes node_modules with whatever lies in it; the work goes on.
  }
}
