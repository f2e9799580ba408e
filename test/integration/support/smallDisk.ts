import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Whether this test may mount a disk: only root may. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0

/** A disk of that size below a folder, for one test. */
export function smallDisk(folder: string, size = '1m'): string {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk])
  if (mounted.status !== 0) throw new Error(mounted.stderr.toString())
  onTestFinished(() => void spawnSync('umount', ['-l', disk]))
  return disk
}
