import Konva from 'konva'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { changedTiles, EMPTY_TILE, tileRect, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { FIRST_GROUP_LABEL, MAX_GROUPS, STATIC_LABEL } from '../../src-shared/limits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { tintReach, tintRect, tintStep } from './tint.ts'

/** The areas over the photo. One pixel canvas at the photo's size, repainted tile by tile where labels changed. */
export class LabelLayer {
  readonly node = new Konva.Layer({ listening: false })
  private readonly image = new Konva.Image({ image: undefined })
  private readonly pixels = document.createElement('canvas')
  private readonly brush = this.pixels.getContext('2d')
  private shown: LabelMap | null = null
  private visible: readonly boolean[] = []

  constructor() {
    this.node.add(this.image)
  }

  /** Shows the map; only tiles that differ from the one before are painted. */
  show(map: LabelMap, project: Project): void {
    const visible = visibleLabels(project)
    const sameSize = this.shown?.width === map.width && this.shown.height === map.height
    const sameLooks = visible.every((shown, label) => shown === this.visible[label])
    if (!sameSize) this.resize(map)
    const tiles =
      this.shown && sameSize && sameLooks ? changedTiles(this.shown, map) : map.tiles.map((_, index) => index)
    this.visible = visible
    this.repaint(map, tiles)
    this.shown = map
  }

  /** Shows a stroke being painted: the draft's tiles are the same arrays with other bytes, so it names them. */
  showDraft(map: LabelMap, tiles: readonly number[]): void {
    this.repaint(map, tiles)
    this.shown = map
  }

  place(view: Viewport): void {
    this.image.position(view).scale({ x: view.scale, y: view.scale })
    this.node.batchDraw()
  }

  private resize({ width, height }: LabelMap): void {
    Object.assign(this.pixels, { width, height })
    this.image.image(this.pixels)
    this.image.size({ width, height })
    this.shown = null
  }

  private repaint(map: LabelMap, tiles: readonly number[]): void {
    const step = tintStep(Math.max(map.width, map.height))
    const reach = tintReach(step)
    for (const index of tiles) {
      // The canvas is clear after a resize.
      if (map.tiles[index] === EMPTY_TILE && !this.shown) continue
      const tile = tileRect(map, index)
      const x = Math.max(0, tile.x - reach)
      const y = Math.max(0, tile.y - reach)
      const width = Math.min(map.width, tile.x + tile.width + reach) - x
      const height = Math.min(map.height, tile.y + tile.height + reach) - y
      const data = tintRect(map, { x, y, width, height }, this.visible, step)
      this.brush?.putImageData(new ImageData(data, width, height), x, y)
    }
    if (tiles.length > 0) this.node.batchDraw()
  }
}

/** Which labels are shown; entry n is label n. */
function visibleLabels(project: Project): boolean[] {
  const visible = new Array<boolean>(FIRST_GROUP_LABEL + MAX_GROUPS).fill(false)
  visible[STATIC_LABEL] = project.frozen.visible
  for (const group of project.groups) visible[group.label] = group.visible
  return visible
}
