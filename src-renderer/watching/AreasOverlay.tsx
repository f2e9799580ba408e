import { useEffect, useRef } from 'react'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { Take } from '../../src-shared/take.ts'
import { areasPicture, placesOnPaths } from '../canvas/areasPicture.ts'
import { shownAsSent } from '../stores/chosenProfile.ts'
import { session } from '../stores/session.ts'
import { cameraMatrix, clipView, drawOutlines, type Clip, type ClipView } from './clipView.ts'
import { momentAt, momentOfTake, previewTiming } from './frameTime.ts'
import type { Transport } from './transport.ts'

interface OverlayProps {
  readonly project: Project
  /** Null for the preview. */
  readonly take: Take | null
  readonly transport: Transport
}

/** Areas and paths over a clip, where each area should be by now, and on each path how far along. */
export function AreasOverlay({ project, take, transport }: OverlayProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    return element ? drawOver(element, { project, take, transport }) : undefined
  }, [project, take, transport])
  return <canvas ref={canvas} className="areas-overlay" aria-hidden="true" />
}

/** What a clip's areas are drawn from, made anew when its size changes, or what is previewed. */
function viewsOf({ project, take }: Omit<OverlayProps, 'transport'>): (size: Size) => [Clip, ClipView] {
  let made: { readonly clip: Clip; readonly view: ClipView } | null = null
  return (size) => {
    const sentTo = take ? null : shownAsSent(session.getState(), project)
    // All that counts of a service here is the same for whatever a person sets up of it.
    if (made?.view.size !== size || made.clip.sentTo?.id !== sentTo?.id) {
      const clip = { project, take, sentTo }
      made = { clip, view: clipView(clip, size) }
    }
    return [made.clip, made.view]
  }
}

/** Draws now, on every change of time and on every change of size, until the returned function is called. */
function drawOver(canvas: HTMLCanvasElement, { project, take, transport }: OverlayProps): () => void {
  const brush = canvas.getContext('2d')
  const viewFor = viewsOf({ project, take })
  let ground: HTMLCanvasElement | null = null
  let size: Size = { width: 1, height: 1 }
  const draw = (): void => {
    if (!brush || !ground) return
    const [clip, view] = viewFor(size)
    const byService = take ? take.service !== null : clip.sentTo !== null
    const { seconds } = transport.state.getState()
    const moment = take ? momentOfTake(take, seconds) : momentAt(previewTiming(project, byService), seconds)
    const camera = cameraMatrix(view, moment.time)
    const onScreen = new DOMMatrix().scale(devicePixelRatio)
    brush.resetTransform()
    brush.clearRect(0, 0, canvas.width, canvas.height)
    brush.setTransform(onScreen.multiply(camera))
    brush.drawImage(ground, 0, 0, size.width, size.height)
    brush.setTransform(onScreen)
    drawOutlines(brush, view, moment, camera)
    for (const { at, colour } of placesOnPaths(project, moment.time, size, byService)) {
      dot(brush, camera.transformPoint(at), colour)
    }
  }
  const resized = new ResizeObserver(() => {
    size = { width: Math.max(1, canvas.clientWidth), height: Math.max(1, canvas.clientHeight) }
    ground = areasPicture(project, size, devicePixelRatio)
    Object.assign(canvas, { width: ground.width, height: ground.height })
    draw()
  })
  resized.observe(canvas)
  const stop = transport.state.subscribe(draw)
  return () => {
    resized.disconnect()
    stop()
  }
}

function dot(brush: CanvasRenderingContext2D, { x, y }: { x: number; y: number }, colour: string): void {
  brush.beginPath()
  brush.arc(x, y, 6, 0, 2 * Math.PI)
  brush.fillStyle = '#ffffff'
  brush.fill()
  brush.lineWidth = 3
  brush.strokeStyle = colour
  brush.stroke()
  brush.beginPath()
  brush.arc(x, y, 8, 0, 2 * Math.PI)
  brush.lineWidth = 1.5
  brush.strokeStyle = 'rgb(16 17 20 / 85%)'
  brush.stroke()
}
