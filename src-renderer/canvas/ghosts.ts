import Konva from 'konva'
import { ease } from '../../src-shared/geometry/easing.ts'
import { flatten, type MotionPath } from '../../src-shared/geometry/path.ts'
import { clamp } from '../../src-shared/geometry/point.ts'
import { lengthOf, placeAt } from '../../src-shared/geometry/polyline.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { labelAt, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { extents } from '../../src-shared/labels/measure.ts'
import type { Group, Project } from '../../src-shared/project/project.ts'
import type { PixelRect } from './labelRuns.ts'

const GHOST_ALPHA = 120
/** Ghosts are faint and may be coarse; their longer side in pixels, so that large photos cost no more. */
const GHOST_SIDE = 480

/** Those on the way are fainter than the last. */
const WAY_OPACITY = 0.5
const MAX_GHOSTS = 5

/** As many as stand apart by most of the area's longer side, one at least. */
const ghostsAlong = (length: number, { width, height }: PixelRect): number =>
  clamp(Math.floor(length / (0.75 * Math.max(width, height))), 1, MAX_GHOSTS)

interface CutOut {
  readonly labels: LabelMap
  readonly rect: PixelRect
  /** Photo pixels for each pixel of the picture. */
  readonly step: number
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

  /** Where the area ends up; `along`: and where it is on the way, in even steps of time. */
  of(project: Project, group: Group, path: MotionPath, view: Viewport, along: boolean): Konva.Image[] {
    const ghost = this.cutOut(project.labels, group.label)
    if (!ghost) return []
    const { rect, step, picture } = ghost
    const line = flatten(path)
    const start = placeAt(line, 0)
    const scale = view.scale * step
    const count = along ? ghostsAlong(lengthOf(line), rect) : 1
    return Array.from({ length: count }, (_, i) => {
      const place = placeAt(line, ease(path.easing, (i + 1) / count))
      const x = view.x + (rect.x + place.x - start.x) * view.scale
      const y = view.y + (rect.y + place.y - start.y) * view.scale
      const opacity = i === count - 1 ? 1 : WAY_OPACITY
      return new Konva.Image({ image: picture, x, y, scaleX: scale, scaleY: scale, opacity })
    })
  }

  private cutOut(labels: LabelMap, label: number): CutOut | null {
    const known = this.cut.get(label)
    if (known?.labels === labels) return known
    const extent = extents(labels)[label]
    if (!this.photo || !extent || extent.pixels === 0) return null
    const { left: x, top: y, right, bottom } = extent
    const rect = { x, y, width: right - x + 1, height: bottom - y + 1 }
    const step = Math.max(1, Math.max(rect.width, rect.height) / GHOST_SIDE)
    const picture = document.createElement('canvas')
    Object.assign(picture, { width: Math.ceil(rect.width / step), height: Math.ceil(rect.height / step) })
    const brush = picture.getContext('2d')
    brush?.putImageData(alphaOf(labels, label, rect, step, picture), 0, 0)
    if (brush) brush.globalCompositeOperation = 'source-in'
    const { width, height } = picture
    brush?.drawImage(this.photo, x, y, width * step, height * step, 0, 0, width, height)
    const made = { labels, rect, step, picture }
    this.cut.set(label, made)
    return made
  }
}

/** The pixels of one label as an alpha channel over its box, every `step`th of them. */
function alphaOf(
  map: LabelMap,
  label: number,
  rect: PixelRect,
  step: number,
  { width, height }: Pick<PixelRect, 'width' | 'height'>,
): ImageData {
  const out = new ImageData(width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isOwn = labelAt(map, Math.floor(rect.x + x * step), Math.floor(rect.y + y * step)) === label
      if (isOwn) out.data[(y * width + x) * 4 + 3] = GHOST_ALPHA
    }
  }
  return out
}
