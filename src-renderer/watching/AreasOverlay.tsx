import { useEffect, useRef } from 'react'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { Take } from '../../src-shared/take.ts'
import { areasPicture, placesOnPaths } from '../canvas/areasPicture.ts'
import { shownAsSent } from '../stores/chosenProfile.ts'
import { session } from '../stores/session.ts'
import { previewTiming, shareAt, shareOfTake } from './frameTime.ts'
import type { Transport } from './transport.ts'

interface OverlayProps {
  readonly project: Project
  /** Null for the preview. */
  readonly take: Take | null
  readonly transport: Transport
}

/** Areas and paths over a clip, and on each path where its area should be by now. */
export function AreasOverlay({ project, take, transport }: OverlayProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    return element ? drawOver(element, { project, take, transport }) : undefined
  }, [project, take, transport])
  return <canvas ref={canvas} className="areas-overlay" aria-hidden="true" />
}

/** Draws now, on every change of time and on every change of size, until the returned function is called. */
function drawOver(canvas: HTMLCanvasElement, { project, take, transport }: OverlayProps): () => void {
  const brush = canvas.getContext('2d')
  let ground: HTMLCanvasElement | null = null
  let size: Size = { width: 1, height: 1 }
  const draw = (): void => {
    if (!brush || !ground) return
    const ratio = devicePixelRatio
    brush.setTransform(1, 0, 0, 1, 0, 0)
    brush.clearRect(0, 0, canvas.width, canvas.height)
    brush.drawImage(ground, 0, 0)
    brush.setTransform(ratio, 0, 0, ratio, 0, 0)
    const { seconds } = transport.state.getState()
    const timing = previewTiming(project, shownAsSent(session.getState(), project) !== null)
    const time = take ? shareOfTake(take, seconds) : shareAt(timing, seconds)
    const byService = take ? take.service !== null : shownAsSent(session.getState(), project) !== null
    for (const { at, colour } of placesOnPaths(project, time, size, byService)) dot(brush, at, colour)
  }
  const resized = new ResizeObserver(() => {
    size = { width: canvas.clientWidth, height: canvas.clientHeight }
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
