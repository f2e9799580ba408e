import Konva from 'konva'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { changedTiles, tileRect, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { FIRST_GROUP_LABEL, MAX_GROUPS, STATIC_LABEL } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { OUTLINE_REACH, tintRect, type PixelRect } from './tint.ts'

interface Shown {
  readonly map: LabelMap
  readonly view: Viewport
  readonly visible: readonly boolean[]
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
  show(map: LabelMap, project: Project, view: Viewport, drafted: readonly number[] = []): void {
    const visible = visibleLabels(project)
    const before = this.shown
    const rects =
      before?.map.width === map.width &&
      before.map.height === map.height &&
      before.view === view &&
      visible.every((shown, label) => shown === before.visible[label])
        ? [...new Set([...changedTiles(before.map, map), ...drafted])].map((tile) =>
            this.seen(map, tile, view),
          )
        : [{ x: 0, y: 0, width: this.pixels.width, height: this.pixels.height }]
    this.shown = { map, view, visible }
    const device = this.deviceView(view)
    for (const rect of rects) {
      if (rect.width <= 0 || rect.height <= 0) continue
      const data = tintRect(map, device, rect, visible)
      this.brush?.putImageData(new ImageData(data, rect.width, rect.height), rect.x, rect.y)
    }
    if (rects.length > 0) this.node.batchDraw()
  }

  private deviceView({ x, y, scale }: Viewport): Viewport {
    const ratio = this.node.getCanvas().getPixelRatio()
    return { x: x * ratio, y: y * ratio, scale: scale * ratio }
  }

  /** The part of the canvas that a tile's pixels can change. */
  private seen(map: LabelMap, index: number, view: Viewport): PixelRect {
    const tile = tileRect(map, index)
    const { x, y, scale } = this.deviceView(view)
    const left = Math.max(0, Math.floor(tile.x * scale + x) - OUTLINE_REACH)
    const top = Math.max(0, Math.floor(tile.y * scale + y) - OUTLINE_REACH)
    const right = Math.min(this.pixels.width, Math.ceil((tile.x + tile.width) * scale + x) + OUTLINE_REACH)
    const bottom = Math.min(this.pixels.height, Math.ceil((tile.y + tile.height) * scale + y) + OUTLINE_REACH)
    return { x: left, y: top, width: right - left, height: bottom - top }
  }
}

/** Which labels are shown; entry n is label n. */
function visibleLabels(project: Project): boolean[] {
  const visible = new Array<boolean>(FIRST_GROUP_LABEL + MAX_GROUPS).fill(false)
  visible[STATIC_LABEL] = project.frozen.visible
  for (const group of project.groups) visible[group.label] = group.visible
  return visible
}
