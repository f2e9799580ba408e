import Konva from 'konva'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { changedTiles, tileRect, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { FIRST_GROUP_LABEL, MAX_GROUPS, STATIC_LABEL } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { PixelRect } from './labelRuns.ts'
import { OUTLINE_REACH, tintRect, type Picture } from './tint.ts'

interface Shown {
  readonly map: LabelMap
  readonly view: Viewport
  readonly visible: readonly boolean[]
}

/**
 * The areas over the photo, at the screen's resolution. Where labels changed, only that part is painted again, and put
 * on the layer's canvas by ourselves: Konva draws whole layers.
 */
export class LabelLayer {
  readonly node = new Konva.Layer({ listening: false, clearBeforeDraw: false })
  private readonly canvas = this.node.getNativeCanvasElement()
  private readonly brush = this.canvas.getContext('2d')
  /** What the canvas holds, to draw in: made once for a size, as fresh pixels would be garbage at each frame. */
  private picture: Picture & { readonly data: ImageData } = pictureOf({ width: 1, height: 1 })
  private shown: Shown | null = null

  /** The stage has another size, which empties its canvases; the next call of `show` draws everything. */
  resized(): void {
    this.picture = pictureOf(this.canvas)
    this.shown = null
  }

  /**
   * Shows a map. Tiles that differ from the last one by reference are painted; a draft's are the same arrays with
   * other bytes, so it names them.
   */
  show(map: LabelMap, project: Project, view: Viewport, drafted: readonly number[] = []): void {
    const visible = visibleLabels(project)
    const before = this.shown
    const rects =
      before?.map.width === map.width &&
      before.map.height === map.height &&
      before.view === view &&
      visible.every((shown, label) => shown === before.visible[label])
        ? tileRuns([...changedTiles(before.map, map), ...drafted], map.columns).map((run) =>
            this.seen(map, run, view),
          )
        : [{ x: 0, y: 0, width: this.canvas.width, height: this.canvas.height }]
    this.shown = { map, view, visible }
    const device = this.deviceView(view)
    for (const rect of rects) {
      if (rect.width <= 0 || rect.height <= 0) continue
      tintRect(this.picture, map, device, rect, visible)
      this.brush?.putImageData(this.picture.data, 0, 0, rect.x, rect.y, rect.width, rect.height)
    }
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
    const right = Math.min(this.canvas.width, Math.ceil((end.x + end.width) * scale + x) + OUTLINE_REACH)
    const bottom = Math.min(this.canvas.height, Math.ceil((end.y + end.height) * scale + y) + OUTLINE_REACH)
    return { x: left, y: top, width: right - left, height: bottom - top }
  }
}

function pictureOf({ width, height }: Size): Picture & { readonly data: ImageData } {
  const data = new ImageData(Math.max(1, width), Math.max(1, height))
  return { data, width: data.width, pixels: new Uint32Array(data.data.buffer) }
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
function visibleLabels(project: Project): boolean[] {
  const visible = new Array<boolean>(FIRST_GROUP_LABEL + MAX_GROUPS).fill(false)
  visible[STATIC_LABEL] = project.frozen.visible
  for (const group of project.groups) visible[group.label] = group.visible
  return visible
}
