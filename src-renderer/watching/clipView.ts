import type { Size } from '../../src-shared/geometry/point.ts'
import { edgesOf } from '../../src-shared/labels/edges.ts'
import { resampledBytes } from '../../src-shared/labels/labelMap.ts'
import { cameraView } from '../../src-shared/motion/camera.ts'
import { moversOf, type Mover } from '../../src-shared/motion/scene.ts'
import { standingAt, standingsOf, type Standing } from '../../src-shared/motion/standing.ts'
import type { Moment } from '../../src-shared/motion/timing.ts'
import type { Camera } from '../../src-shared/project/movement.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { moversAsSent } from '../../src-shared/service/asSent.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import type { Take } from '../../src-shared/take.ts'
import { cssColour } from '../canvas/areaStyle.ts'

/** What a clip is of: a take; else a preview, of what this computer makes or of what a service is sent. */
export interface Clip {
  readonly project: Project
  readonly take: Take | null
  readonly sentTo: ServiceProfile | null
}

interface Outline {
  readonly standing: Standing
  readonly border: Path2D
}

/** What of a clip is drawn over it at any of its moments, on a picture of that size; CSS pixels. */
export interface ClipView {
  readonly outlines: readonly Outline[]
  readonly camera: Camera | null
  readonly size: Size
}

export function clipView(clip: Clip, size: Size): ClipView {
  const labels = resampledBytes(clip.project.labels, size)
  const outlines = standingsOf(size, labels, moversIn(clip, size)).map((standing) => ({
    standing,
    border: borderOf(edgesOf(size, labels, standing.mover.label)),
  }))
  return { outlines, camera: isOwn(clip) ? clip.project.settings.camera : null, size }
}

/** Whether this computer makes it: a service knows neither spans and sways nor a camera. */
const isOwn = ({ take, sentTo }: Clip): boolean => (take ? take.service === null : sentTo === null)

function moversIn(clip: Clip, size: Size): Mover[] {
  const { project, take, sentTo } = clip
  if (!take && sentTo) return moversAsSent(project, size, sentTo.limits)
  const movers = moversOf(project, size, take?.spec ?? project.settings)
  if (isOwn(clip)) return movers
  return movers.flatMap(({ label, path, easing }) => (path ? [{ label, path, easing }] : []))
}

function borderOf(edges: readonly number[]): Path2D {
  const border = new Path2D()
  for (let e = 0; e < edges.length; e += 4) {
    border.moveTo(edges[e] ?? 0, edges[e + 1] ?? 0)
    border.lineTo(edges[e + 2] ?? 0, edges[e + 3] ?? 0)
  }
  return border
}

const degrees = (radians: number): number => (radians * 180) / Math.PI

/** Where the camera has places of the picture seen; a pixel's middle is half a pixel from its corner. */
export function cameraMatrix({ camera, size }: Pick<ClipView, 'camera' | 'size'>, time: number): DOMMatrix {
  if (!camera) return new DOMMatrix()
  const { centre, zoom, angle } = cameraView(camera, size, time)
  return new DOMMatrix()
    .translate(size.width / 2, size.height / 2)
    .rotate(-degrees(angle))
    .scale(zoom)
    .translate(-centre.x - 0.5, -centre.y - 0.5)
}

/** Where an area has its places at a moment. */
function standingMatrix(standing: Standing, moment: Moment): DOMMatrix {
  const { x, y } = standing.centre
  const { dx, dy, angle, scale } = standingAt(standing, moment)
  return new DOMMatrix()
    .translate(x + dx + 0.5, y + dy + 0.5)
    .rotate(degrees(angle))
    .scale(scale)
    .translate(-x, -y)
}

/** Draws each area's border where the area is at a moment, as large and as turned as it is there. */
export function drawOutlines(
  brush: CanvasRenderingContext2D,
  { outlines }: ClipView,
  moment: Moment,
  camera: DOMMatrix,
): void {
  brush.lineCap = 'square'
  for (const { standing, border } of outlines) {
    const placed = new Path2D()
    placed.addPath(border, camera.multiply(standingMatrix(standing, moment)))
    for (const [width, ink] of [
      [3.5, 'rgb(16 17 20 / 85%)'],
      [1.75, cssColour(standing.mover.label)],
    ] as const) {
      brush.lineWidth = width
      brush.strokeStyle = ink
      brush.stroke(placed)
    }
  }
}
