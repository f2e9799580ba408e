import Konva from 'konva'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { changedTiles, tileRect, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { FIRST_GROUP_LABEL, MAX_GROUPS, STATIC_LABEL } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { OUTLINE_REACH, tintRect, type PixelRect } from './tint.ts'

/** How areas look. */
interface Look {
  /** Which labels are shown; entry n is label n. */
  readonly visible: readonly boolean[]
  /** How strongly they are tinted, 0 (outlines alone) to 1. */
  readonly strength: number
}

interface Shown extends Look {
  readonly map: LabelMap
  readonly view: Viewport
}

/** The areas over the photo, at the screen's resolution. Where labels changed, only that part is painted again. */
export class LabelLayer {
  readonly node = new Konva.Layer({ listening: false })
  private readonly pixels = document.createElement('canvas')
  private readonly image = new Konva.Image({ image: this.pixels })
  private readonly brush = this.pixels.getContext('2d', { willReadFrequently: true })
  private shown: Shown | null = null

  constructor() {
    this.node.add(this.image)
  }

  resize(canvas: Size): void {
    const ratio = this.node.getCanvas().getPixelRatio()
    Object.assign(this.pixels, {
      width: Math.round(canvas.width * ratio),
      height: Math.round(canvas.height * ratio),
    })
    this.image.size(canvas)
    this.shown = null
  }

  /**
   * Shows a map. Tiles that differ from the last one by reference are painted; a draft's are the same arrays with
   * other bytes, so it names them.
   */
  show(map: LabelMap, { visible, strength }: Look, view: Viewport, drafted: readonly number[] = []): void {
    const before = this.shown
    const rects =
      before?.map.width === map.width &&
      before.map.height === map.height &&
      before.view === view &&
      before.strength === strength &&
      visible.every((shown, label) => shown === before.visible[label])
        ? tileRuns([...changedTiles(before.map, map), ...drafted], map.columns).map((run) =>
            this.seen(map, run, view),
          )
        : [{ x: 0, y: 0, width: this.pixels.width, height: this.pixels.height }]
    this.shown = { map, view, visible, strength }
    const device = this.deviceView(view)
    for (const rect of rects) {
      if (rect.width <= 0 || rect.height <= 0) continue
      const data = tintRect(map, device, rect, visible, strength)
      this.brush?.putImageData(new ImageData(data, rect.width, rect.height), rect.x, rect.y)
    }
    if (rects.length > 0) this.node.batchDraw()
  }

  private deviceView({ x, y, scale }: Viewport): Viewport {
    const ratio = this.node.getCanvas().getPixelRatio()
    return { x: x * ratio, y: y * ratio, scale: scale * ratio }
  }

  /** The part of the canvas that the pixels of a run of tiles can change. */
  private seen(map: LabelMap, { first, count }: TileRun, view: Viewport): PixelRect {
    const start = tileRect(map, first)
    const end = tileRect(map, first + count - 1)
    const { x, y, scale } = this.deviceView(view)
    const left = Math.max(0, Math.floor(start.x * scale + x) - OUTLINE_REACH)
    const top = Math.max(0, Math.floor(start.y * scale + y) - OUTLINE_REACH)
    const right = Math.min(this.pixels.width, Math.ceil((end.x + end.width) * scale + x) + OUTLINE_REACH)
    const bottom = Math.min(this.pixels.height, Math.ceil((end.y + end.height) * scale + y) + OUTLINE_REACH)
    return { x: left, y: top, width: right - left, height: bottom - top }
  }
}

/** Tiles side by side in one row. */
interface TileRun {
  readonly first: number
  readonly count: number
}

/** Tiles as runs: a run is painted at once, without the pixels that two neighbours would both paint. */
function tileRuns(tiles: readonly number[], columns: number): TileRun[] {
  const runs: TileRun[] = []
  for (const tile of [...new Set(tiles)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last.first + last.count === tile && tile % columns !== 0) {
      runs[runs.length - 1] = { first: last.first, count: last.count + 1 }
    } else runs.push({ first: tile, count: 1 })
  }
  return runs
}

/** Which labels are shown; entry n is label n. */
export function visibleLabels(project: Project): boolean[] {
  const visible = new Array<boolean>(FIRST_GROUP_LABEL + MAX_GROUPS).fill(false)
  visible[STATIC_LABEL] = project.frozen.visible
  for (const group of project.groups) visible[group.label] = group.visible
  return visible
}
