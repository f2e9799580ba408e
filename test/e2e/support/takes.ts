import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import type { Take } from '../../../src-shared/take.ts'

/** Renders the open project as its next take and waits for it. */
export async function render(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: `Watch ${name}` })).toBeVisible({ timeout: 60_000 })
}

/** Where the takes' clips lie, the oldest first. */
export function clipPaths(userData: string): string[] {
  const folder = join(userData, 'takes')
  const takes = readdirSync(folder).map(
    (id) => JSON.parse(readFileSync(join(folder, id, 'take.json'), 'utf8')) as Take,
  )
  return takes
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .map(({ id, spec }) => join(folder, id, `clip.${spec.format}`))
}

/**
 * Puts in a clip's place the same with its pictures moved to the right and down, by halves of a pixel, from a time on.
 * By ffmpeg, a program of others: twice the size, moved by whole pixels there, and back.
 */
export function shiftClip(path: string, shift: { dx: number; dy: number; fromSeconds: number }): void {
  const { dx, dy, fromSeconds } = shift
  const margin = 32
  const place = (by: number): string => `'if(gte(t,${fromSeconds}),${margin - 2 * by},${margin})'`
  const filter = [
    // With colours at half the size, only every other place could be cut out.
    'format=yuv444p',
    'scale=2*iw:2*ih:flags=lanczos',
    `pad=iw+${2 * margin}:ih+${2 * margin}:${margin}:${margin}`,
    `crop=iw-${2 * margin}:ih-${2 * margin}:${place(dx)}:${place(dy)}`,
    'scale=iw/2:ih/2:flags=area',
  ].join(',')
  const shifted = `${path}.shifted.mp4`
  const quality = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '16', '-pix_fmt', 'yuv420p']
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', path, '-vf', filter, ...quality, shifted])
  renameSync(shifted, path)
}
