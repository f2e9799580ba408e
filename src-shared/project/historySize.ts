import { EMPTY_TILE, TILE_PIXELS } from '../labels/labelMap.ts'
import type { Project } from './project.ts'

/** Bytes of a reference in a map's list of tiles. */
const REFERENCE_BYTES = 8
/** Bytes of an anchor of a path: two numbers, its kind, and the object around them in V8. */
const ANCHOR_BYTES = 64

/** Something that projects hold by reference and may share, with its bytes. Texts are not counted: typing is one step. */
interface Part {
  readonly ref: object
  readonly bytes: number
}

/** What one project holds and its neighbour does not; projects are values, so it is worked out once. */
const differences = new WeakMap<Project, WeakMap<Project, readonly Part[]>>()

function held(project: Project, neighbour: Project): readonly Part[] {
  const known = differences.get(project)?.get(neighbour)
  if (known) return known
  const parts: Part[] = []
  const { tiles } = project.labels
  const others = neighbour.labels.tiles
  if (tiles !== others) {
    parts.push({ ref: tiles, bytes: tiles.length * REFERENCE_BYTES })
    tiles.forEach((tile, i) => {
      if (tile !== others[i] && tile !== EMPTY_TILE) parts.push({ ref: tile, bytes: TILE_PIXELS })
    })
  }
  const paths = new Set(neighbour.groups.map(({ path }) => path))
  for (const { path } of project.groups) {
    if (path && !paths.has(path)) parts.push({ ref: path, bytes: path.anchors.length * ANCHOR_BYTES })
  }
  const ofProject = differences.get(project) ?? new WeakMap<Project, readonly Part[]>()
  differences.set(project, ofProject.set(neighbour, parts))
  return parts
}

/** Counts each part once, and those of the present project not at all: it would hold them without a history. */
function counter(present: Project) {
  const counted = new Set<object>([present.labels.tiles, ...present.labels.tiles])
  for (const { path } of present.groups) if (path) counted.add(path)
  let bytes = 0
  return (parts: readonly Part[]): number => {
    for (const part of parts) {
      if (counted.has(part.ref)) continue
      counted.add(part.ref)
      bytes += part.bytes
    }
    return bytes
  }
}

interface Step {
  readonly project: Project
}

/** Bytes that a history holds beyond its present project: what undo and redo cost. Shared tiles count once. */
export function historyBytes(history: {
  readonly past: readonly Step[]
  readonly present: Project
  readonly future: readonly Step[]
}): number {
  const { past, present, future } = history
  const count = counter(present)
  for (const side of [past.toReversed(), future]) {
    let neighbour = present
    for (const { project } of side) {
      count(held(project, neighbour))
      neighbour = project
    }
  }
  return count([])
}

/** How many of the newest steps before a project may stay for their bytes. The newest always does. */
export function stepsThatFit(past: readonly Step[], present: Project, maxBytes: number): number {
  const count = counter(present)
  let neighbour = present
  let fitting = 0
  for (const { project } of past.toReversed()) {
    if (count(held(project, neighbour)) > maxBytes && fitting > 0) break
    neighbour = project
    fitting++
  }
  return fitting
}
