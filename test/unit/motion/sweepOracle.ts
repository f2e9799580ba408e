// Where the engine stands a moving area, frame by frame and pixel by pixel: slow, and with nothing of the rules' own.
import { toBytes, type LabelMap } from '../../../src-shared/labels/labelMap.ts'
import { frameCount, type Loop } from '../../../src-shared/motion/clipSpec.ts'
import { moversOf } from '../../../src-shared/motion/scene.ts'
import { standingAt, standingsOf } from '../../../src-shared/motion/standing.ts'
import { sweepOf } from '../../../src-shared/motion/sweeping.ts'
import { momentOf } from '../../../src-shared/motion/timing.ts'
import { PLAIN_MOVEMENT, type Movement } from '../../../src-shared/project/movement.ts'
import { newProject, type Group, type Project } from '../../../src-shared/project/project.ts'
import { movingProject, photoOf } from '../../support/projects.ts'

export const FROZEN = 1
export const MOVING = 2
export const SIZE = { width: 44, height: 32 }

const [GROUP] = movingProject({ width: 64, height: 64 }).groups

export const groupOf = (
  changes: Partial<Omit<Group, 'movement'>> & { readonly movement?: Partial<Movement> },
): Group => ({
  ...GROUP!,
  path: null,
  ...changes,
  movement: { ...PLAIN_MOVEMENT, ...changes.movement },
})

export const projectOf = (labels: LabelMap, group: Group, loop: Loop = 'none'): Project => {
  const { settings, ...empty } = newProject(photoOf(labels))
  return { ...empty, labels, groups: [group], settings: { ...settings, loop, durationSeconds: 5 } }
}

/** Each frame's placement, of many more frames than a clip has: on so small a photo what turns with its path does so at once. */
function placements({ photo, labels, settings, groups }: Project) {
  const fps = groups.some(({ movement }) => movement.turn === 'path') ? 480 : 120
  const timing = { fps, durationSeconds: settings.durationSeconds, loop: settings.loop }
  const [standing] = standingsOf(photo, toBytes(labels), moversOf({ photo, groups }, photo, settings))
  if (!standing) return []
  return Array.from({ length: frameCount(timing) }, (_, index) => ({
    centre: standing.centre,
    ...standingAt(standing, momentOf(timing, index)),
  }))
}

/** The pixels that show the area in any frame, looked up where they come from; those that do by a hair are left out. */
export function covered(project: Project): Uint8Array {
  const { width, height } = project.photo
  const bytes = toBytes(project.labels)
  const found = bytes.map((label) => (label === MOVING ? 1 : 0))
  for (const { centre, dx, dy, angle, scale } of placements(project)) {
    const [across, down] = [Math.cos(angle) / scale, Math.sin(angle) / scale]
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        if (found[i] === 1) continue
        const [u, v] = [x - centre.x - dx, y - centre.y - dy]
        const [fromX, fromY] = [centre.x + u * across + v * down, centre.y + v * across - u * down]
        const [column, row] = [Math.round(fromX), Math.round(fromY)]
        if (column < 0 || row < 0 || column >= width || row >= height) continue
        if (Math.max(Math.abs(fromX - column), Math.abs(fromY - row)) > 0.45) continue
        if (bytes[row * width + column] === MOVING) found[i] = 1
      }
    }
  }
  return found
}

/** A place, which may lie outside, as a number. */
const numberOf = (x: number, y: number): number => (y + 5000) * 10_000 + x + 5000
const placeOf = (number: number) => ({ x: (number % 10_000) - 5000, y: Math.floor(number / 10_000) - 5000 })

type Placement = ReturnType<typeof placements>[number]

/** What lies between two frames in a row, where an area turns by more than a degree from one to the other. */
function between(from: Placement, to: Placement): Placement[] {
  const steps = Math.ceil((Math.abs(to.angle - from.angle) * 180) / Math.PI)
  return Array.from({ length: Math.max(0, steps - 1) }, (_, i) => {
    const at = (a: number, b: number): number => a + ((b - a) * (i + 1)) / steps
    return {
      ...from,
      ...{ dx: at(from.dx, to.dx), dy: at(from.dy, to.dy) },
      ...{ angle: at(from.angle, to.angle), scale: at(from.scale, to.scale) },
    }
  })
}

/** Where each of the area's pixels comes to in any frame, and with `gapless` on its way from one to the next. */
export function images(project: Project, gapless = false): ReadonlySet<number>[] {
  const { width } = project.photo
  const frames = placements(project)
  const next = (i: number): Placement[] => {
    const [from, to] = [frames[i], frames[i + 1]]
    return gapless && from && to ? between(from, to) : []
  }
  const poses = frames.flatMap((frame, i) => [frame, ...next(i)])
  const own = Array.from(toBytes(project.labels).entries()).filter(([, label]) => label === MOVING)
  return own.map(([i]) => {
    const met = new Set<number>()
    for (const { centre, dx, dy, angle, scale } of poses) {
      const [u, v] = [((i % width) - centre.x) * scale, (Math.floor(i / width) - centre.y) * scale]
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      met.add(
        numberOf(
          Math.round(centre.x + dx + u * cos - v * sin),
          Math.round(centre.y + dy + u * sin + v * cos),
        ),
      )
    }
    return met
  })
}

/** The share of the area's pixels that come over a frozen one in any frame. */
export function slowShare(
  own: readonly ReadonlySet<number>[],
  isFrozen: (x: number, y: number) => boolean,
): number {
  const met = own.filter((places) =>
    Array.from(places).some((number) => {
      const { x, y } = placeOf(number)
      return isFrozen(x, y)
    }),
  )
  return own.length === 0 ? 0 : met.length / own.length
}

export const sweep = (project: Project) => sweepOf(project, project.groups[0]!)

/** Whether one of some places, which may lie outside, is so few pixels away. */
export function isNear(i: number, far: number, places: ReadonlySet<number>): boolean {
  const [x, y] = [i % SIZE.width, Math.floor(i / SIZE.width)]
  const reach = Array.from({ length: 2 * far + 1 }, (_, n) => n - far)
  return reach.some((dy) => reach.some((dx) => places.has(numberOf(x + dx, y + dy))))
}
