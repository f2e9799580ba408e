import { flatten } from '../../src-shared/geometry/path.ts'
import type { ScreenPoint, Size } from '../../src-shared/geometry/point.ts'
import { placeAt } from '../../src-shared/geometry/polyline.ts'
import { toScreen, type Viewport } from '../../src-shared/geometry/viewport.ts'
import { displacementAt } from '../../src-shared/motion/timing.ts'
import { PLAIN_MOVEMENT } from '../../src-shared/project/movement.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { cssColour } from './areaStyle.ts'
import { pathShapes } from './pathShapes.ts'
import { tintRect } from './tint.ts'

/** The clip has to be seen through the areas. */
const TINT_ALPHA = 0.6

/** A photo that fills a rectangle of the screen, as the canvas' view of it. */
const viewIn = (photo: Size, size: Size): Viewport => ({ x: 0, y: 0, scale: size.width / photo.width })

/** A project's areas and the paths that take part, as a picture to be laid over its clip; sizes in CSS pixels. */
export function areasPicture(project: Project, size: Size, pixelRatio: number): HTMLCanvasElement {
  const picture = document.createElement('canvas')
  const width = Math.max(1, Math.round(size.width * pixelRatio))
  const height = Math.max(1, Math.round(size.height * pixelRatio))
  Object.assign(picture, { width, height })
  const brush = picture.getContext('2d')
  if (!brush) return picture
  brush.globalAlpha = TINT_ALPHA
  brush.drawImage(tints(project, { width, height }), 0, 0)
  brush.globalAlpha = 1
  const view = viewIn(project.photo, size)
  for (const group of project.groups) {
    if (!group.path || !group.sent) continue
    const shapes = pathShapes(group, group.path, view, { active: false, chosen: [] })
    brush.drawImage(shapes.toCanvas({ x: 0, y: 0, ...size, pixelRatio }), 0, 0)
    shapes.destroy()
  }
  return picture
}

function tints(project: Project, { width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const visible = [true, true, ...project.groups.map(() => false)]
  for (const { label, sent } of project.groups) visible[label] = sent
  const view = viewIn(project.photo, { width, height })
  const data = new ImageData(width, height)
  const picture = { pixels: new Uint32Array(data.data.buffer), width }
  tintRect(picture, project.labels, view, { x: 0, y: 0, width, height }, visible)
  canvas.getContext('2d')?.putImageData(data, 0, 0)
  return canvas
}

/**
 * Where each area is on its path at a share (0 to 1) of the time, on a photo of that size on the screen. A service knows
 * nothing of spans: there all areas set off at once.
 */
export function placesOnPaths(
  project: Project,
  time: number,
  size: Size,
  byService: boolean,
): { readonly at: ScreenPoint; readonly colour: string }[] {
  const view = viewIn(project.photo, size)
  return project.groups.flatMap(({ path, label, sent, movement }) => {
    if (!path || !sent) return []
    const way = flatten(path)
    const start = placeAt(way, 0)
    const going = { path: way, easing: path.easing, movement: byService ? PLAIN_MOVEMENT : movement }
    const { dx, dy } = displacementAt(going, time)
    return [{ at: toScreen(view, { x: start.x + dx, y: start.y + dy }), colour: cssColour(label) }]
  })
}
