import Konva from 'konva'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { changedTiles, tileRect, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { FIRST_GROUP_LABEL, MAX_GROUPS, STATIC_LABEL } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { PixelRect } from './labelRuns.ts'
import { OUTLINE_REACH, tintRect, type Picture } from './tint.ts'

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
  show(map: LabelMap, { visible, strength }: Look, view: Viewport, drafted: readonly number[] = []): void {
    const before = this.shown
    const isSameSight =
      before?.map.width === map.width &&
      before.map.height === map.height &&
      before.view === view &&
      before.strength === strength &&
      visible.every((shown, label) => shown === before.visible[label])
    const rect = isSameSight
      ? this.seen(map, [...changedTiles(before.map, map), ...drafted], view)
      : { x: 0, y: 0, width: this.canvas.width, height: this.canvas.height }
    this.shown = { map, view, visible, strength }
    if (rect.width <= 0 || rect.height <= 0) return
    tintRect(this.picture, map, this.deviceView(view), rect, visible, strength)
    this.brush?.putImageData(this.picture.data, 0, 0, rect.x, rect.y, rect.width, rect.height)
  }

  private deviceView({ x, y, scale }: Viewport): Viewport {
    const ratio = this.node.getCanvas().getPixelRatio()
    return { x: x * ratio, y: y * ratio, scale: scale * ratio }
  }

  /**
   * The part of the canvas that the pixels of some tiles can change: one box around them all, as what a pixel costs is
   * little beside what a box costs.
   */
  private seen(map: LabelMap, tiles: readonly number[], view: Viewport): PixelRect {
    let [startX, startY, endX, endY] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const tile of tiles) {
      const { x, y, width, height } = tileRect(map, tile)
      startX = Math.min(startX, x)
      startY = Math.min(startY, y)
      endX = Math.max(endX, x + width)
      endY = Math.max(endY, y + height)
    }
    const { x, y, scale } = this.deviceView(view)
    const left = Math.max(0, Math.floor(startX * scale + x) - OUTLINE_REACH)
    const top = Math.max(0, Math.floor(startY * scale + y) - OUTLINE_REACH)
    const right = Math.min(this.canvas.width, Math.ceil(endX * scale + x) + OUTLINE_REACH)
    const bottom = Math.min(this.canvas.height, Math.ceil(endY * scale + y) + OUTLINE_REACH)
    return { x: left, y: top, width: right - left, height: bottom - top }
  }
}

function pictureOf({ width, height }: Size): Picture & { readonly data: ImageData } {
  const data = new ImageData(Math.max(1, width), Math.max(1, height))
  return { data, width: data.width, pixels: new Uint32Array(data.data.buffer) }
}

/** Which labels are shown; entry n is label n. */
export function visibleLabels(project: Project): boolean[] {
  const visible = new Array<boolean>(FIRST_GROUP_LABEL + MAX_GROUPS).fill(false)
  visible[STATIC_LABEL] = project.frozen.visible
  for (const group of project.groups) visible[group.label] = group.visible
  return visible
}
