import { setTimeout as sleep } from 'node:timers/promises'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './checkout.mjs'

/** @param {number} bytes */
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`

/**
 * Shows how far a download is: a bar on a terminal, a plain line at every tenth elsewhere.
 * @param {string} label
 * @param {number} [totalBytes] unknown for some downloads
 */
export function progressOf(label, totalBytes) {
  const { stderr } = process
  let lastStep = -1
  let lastBytes = 0
  return {
    /** @param {number} bytes so far */
    show(bytes) {
      lastBytes = Math.max(lastBytes, bytes)
      const share = totalBytes ? Math.min(1, lastBytes / totalBytes) : 0
      const percent = totalBytes ? ` ${Math.floor(share * 100)} %` : ''
      const amount = totalBytes ? `${megabytes(lastBytes)} of ${megabytes(totalBytes)}` : megabytes(lastBytes)
      if (stderr.isTTY) {
        const bar = totalBytes ? ` [${'='.repeat(Math.round(share * 24)).padEnd(24)}]` : ''
        stderr.write(`\r\x1b[K${label}${bar}${percent} (${amount})`)
      } else {
        const step = totalBytes ? Math.floor(share * 10) : Math.floor(lastBytes / 20e6)
        if (step > lastStep) say(`${label}${percent} (${amount})`)
        lastStep = Math.max(step, lastStep)
      }
    },
    end() {
      if (stderr.isTTY) stderr.write('\n')
    },
  }
}

/**
 * Watches a folder grow, twice a second, until the work that fills it has ended.
 * @template T
 * @param {string} folder
 * @param {Promise<T>} work
 * @param {(bytes: number) => void} seen
 * @returns {Promise<T>}
 */
export async function watchGrowth(folder, work, seen) {
  let done = false
  const finish = () => (done = true)
  work.then(finish, finish)
  while (!done) {
    seen(bytesIn(folder))
    await Promise.race([sleep(500), work.catch(() => {})])
  }
  return work
}

/** @param {string} folder @returns {number} */
function bytesIn(folder) {
  let sum = 0
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      sum += entry.isDirectory() ? bytesIn(path) : statSync(path).size
    }
  } catch {
    // Files come and go while a download is under way; what is gone counts for nothing.
  }
  return sum
}
