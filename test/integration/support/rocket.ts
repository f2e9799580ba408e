import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { CliContext } from '../../../src-main/cli/context.ts'
import { commandLine, testFolder, type Ran } from './commandLine.ts'

export const ROCKET = join(import.meta.dirname, '../../fixtures/rocket.jpg')
export const SIZE = { width: 640, height: 427 }

interface Rect {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** About where the rocket is, and the ground; they share 20 rows. */
export const BODY: Rect = { left: 310, top: 125, width: 25, height: 280 }
export const GROUND: Rect = { left: 0, top: 385, width: 640, height: 42 }

export interface Desk {
  readonly folder: string
  cli(...argv: string[]): Promise<Ran>
  /** Writes a mask file that is white in a rectangle, and gives its name. */
  mask(name: string, rect: Rect | null, size?: { width: number; height: number }): Promise<string>
  /** Makes p.kinebrush: the ground is frozen, the rocket rises; more options as given. */
  project(...more: string[]): Promise<Ran>
}

/** A folder with rocket.jpg in it and a command line that works there. */
export function desk(more: Partial<CliContext> = {}): Desk {
  const folder = testFolder()
  const cli = commandLine(folder, undefined, undefined, more)
  copyFileSync(ROCKET, join(folder, 'rocket.jpg'))
  const mask: Desk['mask'] = async (name, rect, size = SIZE) => {
    const grey = Buffer.alloc(size.width * size.height)
    for (let y = rect?.top ?? 0; rect && y < rect.top + rect.height; y++) {
      grey.fill(255, y * size.width + rect.left, y * size.width + rect.left + rect.width)
    }
    await sharp(grey, { raw: { ...size, channels: 1 } })
      .toColourspace('b-w')
      .png()
      .toFile(join(folder, name))
    return name
  }
  return {
    folder,
    cli,
    mask,
    project: async (...more) => {
      const areas = ['--static', await mask('ground.png', GROUND), '--group', await mask('body.png', BODY)]
      return cli('new', 'rocket.jpg', '-o', 'p.kinebrush', ...areas, '--path', '322,260 322,160', ...more)
    },
  }
}

export const json = (ran: Ran): unknown => JSON.parse(ran.stdout)
