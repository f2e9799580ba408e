import Konva from 'konva'
import type { Size } from '../../src-shared/geometry/point.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { sentPaths } from '../../src-shared/service/asSent.ts'
import { proposedLabels } from '../reshaping.ts'
import { currentProject, editor } from '../stores/editor.ts'
import { framing } from '../stores/framing.ts'
import { pointer } from '../stores/pointer.ts'
import { activeArea, resizeCanvas, session, showsAsSent, toolInHand } from '../stores/session.ts'
import { tools } from '../tools/tools.ts'
import { CursorLayer } from './cursorLayer.ts'
import { FrameLayer } from './frameLayer.ts'
import { gesturePreview, onGesture } from './gestures.ts'
import { LabelLayer } from './labelLayer.ts'
import { PathLayer } from './pathLayer.ts'
import { PhotoLayer } from './photoLayer.ts'
import { photoLoader } from './photoLoader.ts'
import { photoSeen, setPhotoCanvas } from './photoPicture.ts'
import { onPreviewFrame, previewFrame } from './preview.ts'

interface Layers {
  readonly photo: PhotoLayer
  readonly labels: LabelLayer
  readonly paths: PathLayer
  readonly frame: FrameLayer
  readonly cursor: CursorLayer
}

/**
 * The Konva stage. One layer for each rate of change: photo, areas, paths, pointer. State is pushed to it, once
 * a frame at most, and never read from it; during a stroke React is not asked.
 */
export function mountScene(container: HTMLDivElement): () => void {
  const stage = new Konva.Stage({ container, width: 1, height: 1 })
  const layers = {
    photo: new PhotoLayer(),
    labels: new LabelLayer(),
    paths: new PathLayer(),
    frame: new FrameLayer(),
    cursor: new CursorLayer(),
  }
  stage.add(layers.photo.node, layers.labels.node, layers.paths.node, layers.frame.node, layers.cursor.node)
  const loaded = photoLoader(({ photo, picture, isWhole }) => {
    const whole = isWhole ? picture : null
    setPhotoCanvas(whole)
    photoSeen.setState({ isSeen: picture !== null })
    layers.photo.setPhoto(picture, photo)
    layers.paths.setPhoto(whole)
    redraw()
  })
  const redraw = oncePerFrame(() => {
    const project = currentProject()
    loaded.want(project?.photo ?? null)
    if (project) draw(layers, project)
  })
  const redrawCursor = oncePerFrame(() => drawCursor(layers.cursor))
  const stops = [
    editor.subscribe(redraw),
    session.subscribe(redraw),
    framing.subscribe(redraw),
    pointer.subscribe(redrawCursor),
    onGesture(redraw),
    onPreviewFrame(redraw),
    followSize(container, (size) => {
      stage.size(size)
      layers.labels.resize(size)
      resizeCanvas(size, currentProject()?.photo ?? null)
    }),
  ]
  redraw()
  return () => {
    for (const stop of stops) stop()
    loaded.want(null)
    stage.destroy()
  }
}

function draw({ photo, labels, paths, frame, cursor }: Layers, project: Project): void {
  const state = session.getState()
  const { view, anchor } = state
  const draft = gesturePreview()
  const playing = state.preview === 'playing' || state.preview === 'paused'
  const cut = framing.getState().now
  const degrees = cut?.frame.degrees ?? 0
  photo.show(playing ? previewFrame() : null, view, degrees)
  frame.show(cut, view)
  // Areas and paths come along when the angle is applied; until then they would lie beside their things.
  labels.node.visible(!playing && degrees === 0)
  paths.node.visible(degrees === 0)
  if (draft?.kind === 'labels') labels.show(draft.map, project, view, draft.tiles)
  else labels.show(proposedLabels(project) ?? project.labels, project, view)
  const area = activeArea(project, state.area)
  const sent = playing && showsAsSent(state, project) ? sentPaths(project) : []
  paths.show({ project, view, area, anchor, playing, sent, draft: draft?.kind === 'path' ? draft : null })
  cursor.outline(draft?.kind === 'outline' ? draft.points : null, view)
  drawCursor(cursor)
}

function drawCursor(cursor: CursorLayer): void {
  const state = session.getState()
  const ring = tools[toolInHand(state)].cursor === 'ring' ? state.brushPx : null
  cursor.show(pointer.getState().place, ring, state.view)
}

/** At most one call a frame, at its beginning. */
function oncePerFrame(run: () => void): () => void {
  let asked = false
  return () => {
    if (asked) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      run()
    })
  }
}

function followSize(element: HTMLElement, changed: (size: Size) => void): () => void {
  const observer = new ResizeObserver(() =>
    changed({ width: element.clientWidth, height: element.clientHeight }),
  )
  observer.observe(element)
  return () => observer.disconnect()
}
