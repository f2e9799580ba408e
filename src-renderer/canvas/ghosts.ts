import Konva from 'konva'
import { clamp, type ImagePoint } from '../../src-shared/geometry/point.ts'
import { lengthOf } from '../../src-shared/geometry/polyline.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import { labelAt, type Label, type LabelMap } from '../../src-shared/labels/labelMap.ts'
import { extents } from '../../src-shared/labels/measure.ts'
import { changesItself } from '../../src-shared/motion/areas.ts'
import { moversOf, type Mover } from '../../src-shared/motion/scene.ts'
import { standingAt } from '../../src-shared/motion/standing.ts'
import { isAtRest, momentOfTime, type Placement } from '../../src-shared/motion/timing.ts'
import { centreOfMass } from '../../src-shared/motion/turning.ts'
import { PLAIN_MOVEMENT } from '../../src-shared/project/movement.ts'
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
  /** What it turns and grows about, pixels of the picture from its corner. */
  readonly centre: ImagePoint
}

/** What decides how an area goes, besides itself. */
export interface Going {
  readonly project: Project
  /** A service is chosen: it is asked for paths alone. */
  readonly byService: boolean
  /** As far as each bending area can go, photo pixels, where it is known. */
  readonly bends: ReadonlyMap<Label, { readonly limitPx: number }>
}

/** Cut-outs of the areas, made once for each label map: they show where an area ends up. */
export class Ghosts {
  private photo: HTMLCanvasElement | null = null
  private readonly cut = new Map<number, CutOut>()

  setPhoto(pixels: HTMLCanvasElement | null): void {
    this.photo = pixels
    this.cut.clear()
  }

  /** Where the area ends up, as large and as turned as there; `along`: and on the way, in even steps of its time. */
  of(going: Going, group: Group, view: Viewport, along: boolean): Konva.Image[] {
    const mover = moverOf(going, group)
    // To and fro about its own place it ends nowhere.
    const ends = mover?.path != null || (mover?.movement && changesItself(mover.movement))
    const ghost = ends ? this.cutOut(going.project.labels, group.label) : null
    if (!mover || !ghost) return []
    const count = along && mover.path ? ghostsAlong(lengthOf(mover.path), ghost.rect) : 1
    const limitPx = going.bends.get(group.label)?.limitPx ?? Infinity
    const { start, end } = mover.movement ?? PLAIN_MOVEMENT
    return Array.from({ length: count }, (_, i) => {
      const moment = momentOfTime(going.project.settings.loop, start + ((end - start) * (i + 1)) / count)
      return { at: standingAt({ mover, limitPx }, moment), opacity: i === count - 1 ? 1 : WAY_OPACITY }
    })
      .filter(({ at }) => !isAtRest(at))
      .map(({ at, opacity }) => ghostAt(ghost, at, view, opacity))
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
    const alpha = alphaOf(labels, label, rect, step, picture)
    brush?.putImageData(alpha, 0, 0)
    if (brush) brush.globalCompositeOperation = 'source-in'
    const { width, height } = picture
    brush?.drawImage(this.photo, x, y, width * step, height * step, 0, 0, width, height)
    const middle = centreOfMass(picture, (i) => alpha.data[i * 4 + 3] ?? 0) ?? { x: 0, y: 0 }
    const centre = { x: middle.x + 0.5, y: middle.y + 0.5 }
    const made = { labels, rect, step, picture, centre }
    this.cut.set(label, made)
    return made
  }
}

/** The area as it goes in photo pixels, whether or not it is sent; null for one that goes nowhere. */
function moverOf({ project, byService }: Going, group: Group): Mover | null {
  const { photo, settings } = project
  const [mover] = moversOf({ photo, groups: [{ ...group, sent: true }] }, photo, settings)
  if (!mover || !byService) return mover ?? null
  const { label, path, easing } = mover
  return { label, path, easing }
}

function ghostAt({ rect, step, picture, centre }: CutOut, at: Placement, view: Viewport, opacity: number) {
  const scale = view.scale * step * at.scale
  return new Konva.Image({
    image: picture,
    offset: centre,
    x: view.x + (rect.x + centre.x * step + at.dx) * view.scale,
    y: view.y + (rect.y + centre.y * step + at.dy) * view.scale,
    rotation: (at.angle * 180) / Math.PI,
    scaleX: scale,
    scaleY: scale,
    opacity,
  })
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
