import type { MotionPath } from '../geometry/path.ts'
import type { Size } from '../geometry/point.ts'
import { STATIC_LABEL } from '../limits.ts'
import { LabelDraft } from './draft.ts'
import { toBytes, type Label, type LabelMap } from './labelMap.ts'
import { pixelsOf } from './measure.ts'
import type { Mover } from './mover.ts'
import { pathSteps, type StepRun } from './pathSteps.ts'
import { cellRows, pixelRows, type Runs } from './runs.ts'
import type { SpanTaker } from './shapes.ts'
import { sweptRows } from './turnedSweep.ts'

/** Work that is done at full size, in meetings of a run of pixels with a run of steps: some 40 ms. More goes by cells. */
const MAX_MEETINGS = 8_000_000
/** A run of steps that a margin adds costs as much as so many meetings. Measured. */
const MARGIN_COST = 20
/** Largest cell, pixels a side. */
const MAX_CELL = 64

const NOTHING_BUT = (label: Label): boolean[] => Array.from({ length: 8 }, (_, other) => other === label)

/**
 * The map with all frozen that is empty and that no mover needs: neither to stand on, nor on its way, nor within
 * `margin` pixels of those and of the room around it that has to move along. `thaw` takes the frozen pixels that a mover
 * needs away. Other pixels stay as they are. Noisy areas on long ways are looked at by cells of some pixels, and then take
 * a little more than they need; so does what turns or changes its size, by two pixels at least.
 */
export function frozenRest(map: LabelMap, movers: readonly Mover[], margin: number, thaw: boolean): LabelMap {
  const needed = corridors(map, movers, margin)
  const freezing = new LabelDraft(map, NOTHING_BUT(0))
  for (let y = 0; y < map.height; y++) {
    let free = 0
    needed(y, (_, left, right) => {
      freezing.span(y, free, left - 1, STATIC_LABEL)
      free = right + 1
    })
    freezing.span(y, free, map.width - 1, STATIC_LABEL)
  }
  if (!thaw) return freezing.take()
  const thawing = new LabelDraft(freezing.take(), NOTHING_BUT(STATIC_LABEL))
  for (let y = 0; y < map.height; y++) {
    needed(y, (_, left, right) => thawing.span(y, left, right, 0))
  }
  return thawing.take()
}

/** A mover's pixels, all that it comes over where it turns or changes its size, and how these go on. */
interface Painted {
  readonly rows: readonly Runs[]
  readonly path: MotionPath | null
  /** Room around all of it, pixels. */
  readonly margin: number
}

/** A mover as it is put together. */
interface Moving {
  readonly rows: readonly Runs[]
  /** The first and the last row that hold any. */
  readonly top: number
  readonly bottom: number
  /** The steps across, for each step down from `firstDown` on. */
  readonly firstDown: number
  readonly across: readonly (readonly StepRun[])[]
}

/** Gives the runs that any mover needs in a row of the photo. */
type Corridors = (y: number, take: SpanTaker) => void

function corridors(map: LabelMap, movers: readonly Mover[], margin: number): Corridors {
  const bytes = toBytes(map)
  const painted = movers
    .filter(({ label }) => pixelsOf(map, label) > 0)
    .map((mover) => paintedBy(map, bytes, mover, margin))
  const cell = cellFor(painted.reduce((sum, one) => sum + work(map, one, one.margin - margin), 0))
  const moving = painted.map((one) => movingBy(cell, map, one))
  const counts = new Int32Array(Math.ceil(map.width / cell) + 1)
  let row = -1
  let runs: Runs = []
  return (y, take) => {
    if (Math.floor(y / cell) !== row) {
      row = Math.floor(y / cell)
      runs = runsOfRow(moving, row, counts)
    }
    for (let i = 0; i < runs.length; i += 2) {
      take(y, runs[i]! * cell, Math.min(map.width, (runs[i + 1]! + 1) * cell) - 1)
    }
  }
}

function paintedBy(
  map: LabelMap,
  bytes: Uint8Array,
  { label, path, poses, room = 0 }: Mover,
  margin: number,
): Painted {
  const rows = pixelRows(map, bytes, label)
  if (poses) return { rows: sweptRows(map, rows, poses), path: null, margin: margin + room }
  return { rows, path, margin: margin + room }
}

/** What it takes to put an area and its steps together pixel by pixel, in meetings. `room`: pixels of its margin that are its own. */
function work({ width, height }: Size, { rows, path, margin }: Painted, room: number): number {
  const steps = pathSteps(path, { unit: 1, reach: 0.5, margin: 0, rows: height, columns: width })
  const stepRuns = Array.from(steps.values()).reduce((sum, runs) => sum + runs.length, 0)
  const areaRuns = rows.reduce((sum, row) => sum + row.length / 2, 0)
  return stepRuns * (areaRuns + (2 * margin + 1) * MARGIN_COST) + 2 * room * areaRuns
}

/** Each doubling of the cell leaves a quarter of the work. */
function cellFor(meetings: number): number {
  let cell = 1
  for (let rest = meetings; rest > MAX_MEETINGS && cell < MAX_CELL; rest /= 4) cell *= 2
  return cell
}

function movingBy(cell: number, map: LabelMap, { rows, path, margin }: Painted): Moving {
  // A cell that goes part of a step touches the cells on both sides of it, and a margin starts anywhere in one.
  const rule =
    cell === 1
      ? { unit: 1, reach: 0.5, margin }
      : { unit: cell, reach: 1, margin: margin === 0 ? 0 : margin / cell + 1.5 }
  const size = { rows: Math.ceil(map.height / cell), columns: Math.ceil(map.width / cell) }
  const steps = pathSteps(path, { ...rule, ...size })
  const downs = Array.from(steps.keys())
  const firstDown = downs.reduce((least, down) => Math.min(least, down), 0)
  const lastDown = downs.reduce((most, down) => Math.max(most, down), 0)
  const own = cell === 1 ? rows : cellRows(rows, cell, size.columns)
  return {
    rows: own,
    top: own.findIndex((runs) => runs.length > 0),
    bottom: own.findLastIndex((runs) => runs.length > 0),
    firstDown,
    across: Array.from({ length: lastDown - firstDown + 1 }, (_, i) => steps.get(firstDown + i) ?? []),
  }
}

/** The runs of a row that any mover comes over: begun and ended runs are counted, and where some are open is one. */
function runsOfRow(movers: readonly Moving[], row: number, counts: Int32Array): Runs {
  counts.fill(0)
  const columns = counts.length - 1
  for (const { rows, top, bottom, firstDown, across } of movers) {
    const last = Math.min(row - top, firstDown + across.length - 1)
    for (let down = Math.max(row - bottom, firstDown); down <= last; down++) {
      const from = rows[row - down]!
      for (const { left, right } of across[down - firstDown]!) {
        for (let i = 0; i < from.length; i += 2) {
          const start = from[i]! + left
          const end = from[i + 1]! + right
          if (end < 0 || start >= columns) continue
          counts[start < 0 ? 0 : start]!++
          counts[end + 1 > columns ? columns : end + 1]!--
        }
      }
    }
  }
  const runs: number[] = []
  let open = 0
  for (let x = 0; x < columns; x++) {
    const change = counts[x]!
    if (change === 0) continue
    if (open === 0) runs.push(x)
    open += change
    if (open === 0) runs.push(x - 1)
  }
  if (open > 0) runs.push(columns - 1)
  return runs
}
