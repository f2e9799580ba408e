import type { Label } from '../labels/labelMap.ts'
import { STATIC_LABEL } from '../limits.ts'
import { fillHoles, HOLE, KNOWN } from './pushPull.ts'
import { runsOf, type Runs } from './runs.ts'
import type { Scene } from './scene.ts'
import { boxesOf, FAR, type Surroundings } from './surroundings.ts'

/** The photo as it looks with the moving areas taken away. */
export interface Plate {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
  /** By label, the filled pixels that its area has left behind: its own, and what is nearer to it than to others. */
  readonly vacated: ReadonlyMap<Label, Runs>
}

/**
 * The hole is the sliding areas and what lies within their surroundings' radius, without the frozen pixels. Painted
 * pixels of a moving area are never a source of its filling, not even of one that takes no part; but those of an area
 * that flows are: they are a texture that stays there.
 */
export function plateOf(scene: Scene, areas: ReadonlyMap<Label, Surroundings>): Plate {
  const { owners, roles } = holeOf(scene, areas)
  const pixels = scene.pixels.slice()
  const box = boxesOf(
    scene,
    roles.map((role) => (role === HOLE ? 1 : 0)),
  ).get(1)
  if (box) fillHoles(scene, pixels, roles, box)
  return { pixels, vacated: runsOf(owners, [...areas.keys()]) }
}

/** By pixel: whose hole it lies in, and whether it is hole, known, or neither. */
export interface Hole {
  readonly owners: Uint8Array<ArrayBuffer>
  readonly roles: Uint8Array<ArrayBuffer>
}

export function holeOf(scene: Scene, areas: ReadonlyMap<Label, Surroundings>): Hole {
  const owners = ownersOf(scene, areas)
  const roles = new Uint8Array(owners.length)
  const flowing = flowingLabels(scene)
  for (let i = 0; i < roles.length; i++) {
    if (owners[i] !== 0) roles[i] = HOLE
    else if (scene.labels[i]! <= STATIC_LABEL || flowing.has(scene.labels[i]!)) roles[i] = KNOWN
  }
  return { owners, roles }
}

/** The labels of the areas whose texture flows. */
export const flowingLabels = ({ movers }: Pick<Scene, 'movers'>): ReadonlySet<Label> =>
  new Set(movers.filter(({ motion }) => motion === 'flow').map(({ label }) => label))

/** For each pixel the label that leaves it behind, 0 for none. */
function ownersOf(scene: Scene, areas: ReadonlyMap<Label, Surroundings>): Uint8Array<ArrayBuffer> {
  const owners = new Uint8Array(scene.width * scene.height)
  const nearest = new Uint8Array(owners.length).fill(FAR)
  for (const [label, { box, squares }] of areas) {
    for (let y = 0, s = 0; y < box.height; y++) {
      const row = (box.top + y) * scene.width + box.left
      for (let i = row; i < row + box.width; i++, s++) {
        if (squares[s]! >= nearest[i]! || scene.labels[i] === STATIC_LABEL) continue
        nearest[i] = squares[s]!
        owners[i] = label
      }
    }
  }
  return owners
}
