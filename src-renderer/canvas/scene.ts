import Konva from 'konva'
import type { Size } from '../../src-shared/geometry/point.ts'
import { toScreen } from '../../src-shared/geometry/viewport.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { sentPaths } from '../../src-shared/service/asSent.ts'
import { oncePerFrame } from '../perFrame.ts'
import { asShown } from '../showing.ts'
import { currentProject, editor } from '../stores/editor.ts'
import { framing } from '../stores/framing.ts'
import { pointer } from '../stores/pointer.ts'
import { preferences } from '../stores/preferences.ts'
import { bendLimits } from '../stores/bendLimits.ts'
import { profileIn, shownAsSent } from '../stores/chosenProfile.ts'
import { activeArea, chosenAnchors, resizeCanvas, session, toolInHand } from '../stores/session.ts'
import { tools } from '../tools/tools.ts'
import { proposedLabels } from '../trials.ts'
import { CameraLayer } from './cameraLayer.ts'
import { CursorLayer } from './cursorLayer.ts'
import { FrameLayer } from './frameLayer.ts'
import { gesturePreview, gestureTip, isGesturing, onGesture } from './gestures.ts'
import { LabelLayer, visibleLabels } from './labelLayer.ts'
import { PathLayer } from './pathLayer.ts'
import { PhotoLayer } from './photoLayer.ts'
import { photoLoader } from './photoLoader.ts'
import { photoSeen, setPhotoCanvas } from './photoPicture.ts'
import { askByPointer, askedSample, sampleAt } from './sampleAt.ts'
import { onPreviewFrame, previewFrame } from './preview.ts'
import { Ring } from './ring.ts'

interface Layers {
  readonly photo: PhotoLayer
  readonly labels: LabelLayer
  readonly paths: PathLayer
  readonly camera: CameraLayer
  readonly frame: FrameLayer
  readonly cursor: CursorLayer
  readonly ring: Ring
}

// Every layer is drawn by its `show`, once a frame: Konva would do it again, and a frame later.
Konva.autoDrawEnabled = false

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
    camera: new CameraLayer(),
    frame: new FrameLayer(),
    cursor: new CursorLayer(),
    ring: new Ring(container),
  }
  stage.add(layers.photo.node, layers.paths.node, layers.camera.node, layers.frame.node, layers.cursor.node)
  layers.photo.node.getNativeCanvasElement().after(layers.labels.element)
  const loaded = photoLoader(({ photo, picture, isWhole }) => {
    const whole = isWhole ? picture : null
    setPhotoCanvas(whole)
    photoSeen.setState({ isSeen: picture !== null, isWhole: whole !== null })
    layers.photo.setPhoto(picture, photo)
    layers.paths.setPhoto(whole)
    redraw()
  })
  const redrawNow = (): void => {
    const project = currentProject()
    loaded.want(project?.photo ?? null)
    if (project) draw(layers, project)
  }
  const redraw = oncePerFrame(redrawNow)
  const redrawPointer = oncePerFrame(() => drawPointer(layers))
  const stops = [
    editor.subscribe(redraw),
    session.subscribe(redraw),
    framing.subscribe(redraw),
    preferences.subscribe(redraw),
    bendLimits.subscribe(redraw),
    pointer.subscribe(redrawPointer),
    pointer.subscribe(({ place }) => !isGesturing() && askByPointer(place)),
    sampleAt.subscribe(redrawPointer),
    onGesture(redraw),
    onPreviewFrame(redraw),
    followSize(container, (size) => {
      stage.size(size)
      layers.labels.resize(size)
      resizeCanvas(size, currentProject()?.photo ?? null)
      redrawNow()
    }),
  ]
  redraw()
  return () => {
    for (const stop of stops) stop()
    loaded.want(null)
    layers.ring.remove()
    stage.destroy()
  }
}

function draw({ photo, labels, paths, camera, frame, cursor, ring }: Layers, project: Project): void {
  const state = session.getState()
  const { view } = state
  const draft = gesturePreview()
  const playing = state.preview === 'playing' || state.preview === 'paused'
  const cut = framing.getState().now
  const degrees = cut?.frame.degrees ?? 0
  photo.show(playing ? previewFrame() : null, view, degrees)
  frame.show(cut, view)
  // While the preview is on, it shows where the camera goes.
  camera.show(playing || cut || state.plain ? null : project.settings.camera, project.photo, view)
  // Areas and paths come along when the angle is applied; until then they would lie beside their things.
  const isBare = state.plain || degrees !== 0
  labels.setVisible(!playing && !isBare)
  const service = playing ? shownAsSent(state, project) : null
  // The camera would take the picture from under the paths.
  const isTaken = playing && project.settings.camera !== null && service === null
  paths.node.visible(!isBare && !isTaken)
  const shown = asShown(project, state.solo)
  const look = { visible: visibleLabels(shown), strength: preferences.getState().tint }
  if (draft?.kind === 'labels') labels.show(draft.map, look, view, draft.tiles)
  else labels.show(proposedLabels(project) ?? project.labels, look, view)
  const area = activeArea(project, state.area)
  const sent = service ? sentPaths(project, service.limits) : []
  const drawn = draft?.kind === 'path' ? draft : null
  const chosen = chosenAnchors(state, project)
  const dotted = state.tool === 'path' && !playing
  // A layer out of sight draws nothing, and would take it for drawn.
  if (!state.plain && !isTaken)
    paths.show({
      ...{ project: shown, view, area, chosen, playing, sent, dotted, draft: drawn },
      byService: profileIn(state) !== null,
      bends: bendLimits.getState(),
    })
  cursor.outline(draft?.kind === 'outline' ? draft.points : (drawn?.box ?? null), view)
  drawPointer({ ring, cursor })
}

/** What follows the pointer: a brush on a string is behind the hand. */
function drawPointer({ ring, cursor }: Pick<Layers, 'ring' | 'cursor'>): void {
  const state = session.getState()
  cursor.sample(isGesturing() ? null : askedSample(), state.view, state.canvas)
  const { view, brushPx } = state
  const { place, byKeys } = pointer.getState()
  const { cursor: look } = tools[toolInHand(state)]
  const tip = gestureTip()
  const hand = place && toScreen(view, place)
  const brush = look === 'ring' && hand ? (tip ? toScreen(view, tip) : hand) : null
  ring.show(brush, (brushPx / 2) * view.scale)
  const isBehind = brush && hand && Math.hypot(brush.x - hand.x, brush.y - hand.y) > 1
  cursor.mark(
    byKeys && look !== 'grab' && state.tool !== 'crop' ? hand : null,
    isBehind ? [brush, hand] : null,
  )
}

function followSize(element: HTMLElement, changed: (size: Size) => void): () => void {
  const observer = new ResizeObserver(() =>
    changed({ width: element.clientWidth, height: element.clientHeight }),
  )
  observer.observe(element)
  return () => observer.disconnect()
}
