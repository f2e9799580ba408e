import Konva from 'konva'
import { flatten, type MotionPath } from '../../src-shared/geometry/path.ts'
import { placeAt } from '../../src-shared/geometry/polyline.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import type { LabelMap } from '../../src-shared/labels/labelMap.ts'
import { extents } from '../../src-shared/labels/measure.ts'
import type { Group, Project } from '../../src-shared/project/project.ts'
import { alphaOf, type PixelRect } from './tint.ts'

const GHOST_ALPHA = 120

interface CutOut {
  readonly labels: LabelMap
  readonly rect: PixelRect
  readonly picture: HTMLCanvasElement
}

/** Cut-outs of the areas, made once for each label map: they show where an area ends up. */
export class Ghosts {
  private photo: HTMLCanvasElement | null = null
  private readonly cut = new Map<number, CutOut>()

  setPhoto(pixels: HTMLCanvasElement | null): void {
    this.photo = pixels
    this.cut.clear()
  }

  of(project: Project, group: Group, path: MotionPath, view: Viewport): Konva.Image[] {
    const ghost = this.cutOut(project.labels, group.label)
    if (!ghost) return []
    const line = flatten(path)
    const start = placeAt(line, 0)
    const end = placeAt(line, 1)
    const place = {
      x: view.x + (ghost.rect.x + end.x - start.x) * view.scale,
      y: view.y + (ghost.rect.y + end.y - start.y) * view.scale,
    }
    return [new Konva.Image({ image: ghost.picture, ...place, scaleX: view.scale, scaleY: view.scale })]
  }

  private cutOut(labels: LabelMap, label: number): CutOut | null {
    const known = this.cut.get(label)
    if (known?.labels === labels) return known
    const extent = extents(labels)[label]
    if (!this.photo || !extent || extent.pixels === 0) return null
    const { left: x, top: y, right, bottom } = extent
    const rect = { x, y, width: right - x + 1, height: bottom - y + 1 }
    const picture = document.createElement('canvas')
    Object.assign(picture, { width: rect.width, height: rect.height })
    const brush = picture.getContext('2d')
    brush?.putImageData(
      new ImageData(alphaOf(labels, label, rect, GHOST_ALPHA), rect.width, rect.height),
      0,
      0,
    )
    if (brush) brush.globalCompositeOperation = 'source-in'
    brush?.drawImage(this.photo, -x, -y)
    const made = { labels, rect, picture }
    this.cut.set(label, made)
    return made
  }
}
