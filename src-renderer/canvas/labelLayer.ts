import type { Size } from '../../src-shared/geometry/point.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { changedTiles, tileRect, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { FIRST_GROUP_LABEL, MAX_GROUPS, STATIC_LABEL } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { PixelRect } from './labelRuns.ts'
import { StripCanvas } from './stripCanvas.ts'
import { OUTLINE_REACH, tintRect } from './tint.ts'

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
  private readonly canvas = new StripCanvas()
  private pixelRatio = 1
  private shown: Shown | null = null

  get element(): HTMLElement {
    return this.canvas.element
  }

  setVisible(visible: boolean): void {
    if (this.canvas.element.hidden === visible) this.canvas.element.hidden = !visible
  }

  /** Size in CSS pixels. The next call of `show` draws everything. */
  resize(size: Size): void {
    this.pixelRatio = window.devicePixelRatio
    this.canvas.resize(size, this.pixelRatio)
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
      : { x: 0, y: 0, ...this.canvas.size }
    this.shown = { map, view, visible, strength }
    if (rect.width <= 0 || rect.height <= 0) return
    tintRect(this.canvas.picture, map, this.deviceView(view), rect, visible, strength)
    this.canvas.put(rect)
  }

  private deviceView({ x, y, scale }: Viewport): Viewport {
    const ratio = this.pixelRatio
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
    const right = Math.min(this.canvas.size.width, Math.ceil(endX * scale + x) + OUTLINE_REACH)
    const bottom = Math.min(this.canvas.size.height, Math.ceil(endY * scale + y) + OUTLINE_REACH)
    return { x: left, y: top, width: right - left, height: bottom - top }
  }
}

/** Which labels are shown; entry n is label n. */
export function visibleLabels(project: Project): boolean[] {
  const visible = new Array<boolean>(FIRST_GROUP_LABEL + MAX_GROUPS).fill(false)
  visible[STATIC_LABEL] = project.frozen.visible
  for (const group of project.groups) visible[group.label] = group.visible
  return visible
}
