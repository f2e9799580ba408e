import Konva from 'konva'
import type { Size } from '../../src-shared/geometry/point.ts'
import { toScreen } from '../../src-shared/geometry/viewport.ts'
import type { Photo, Project } from '../../src-shared/project/project.ts'
import { MAX_PHOTO_PIXELS } from '../../src-shared/limits.ts'
import { sentPaths } from '../../src-shared/service/asSent.ts'
import { asShown } from '../showing.ts'
import { currentProject, editor } from '../stores/editor.ts'
import { sayError } from '../stores/notices.ts'
import { pointer } from '../stores/pointer.ts'
import { preferences } from '../stores/preferences.ts'
import { shownAsSent } from '../stores/chosenProfile.ts'
import { activeArea, chosenAnchors, fit, resizeCanvas, session, toolInHand } from '../stores/session.ts'
import { tools } from '../tools/tools.ts'
import { proposedLabels } from '../trials.ts'
import { CursorLayer } from './cursorLayer.ts'
import { gesturePreview, gestureTip, isGesturing, onGesture } from './gestures.ts'
import { LabelLayer, visibleLabels } from './labelLayer.ts'
import { PathLayer } from './pathLayer.ts'
import { PhotoLayer } from './photoLayer.ts'
import { setPhotoCanvas } from './photoPicture.ts'
import { canvasOf, fetchPixels } from './photoPixels.ts'
import { askByPointer, askedSample, sampleAt } from './sampleAt.ts'
import { onPreviewFrame, previewFrame } from './preview.ts'
import { Ring } from './ring.ts'

interface Layers {
  readonly photo: PhotoLayer
  readonly labels: LabelLayer
  readonly paths: PathLayer
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
    cursor: new CursorLayer(),
    ring: new Ring(container),
  }
  stage.add(layers.photo.node, layers.labels.node, layers.paths.node, layers.cursor.node)
  const loaded = photoLoader((pixels) => {
    setPhotoCanvas(pixels)
    layers.photo.setPhoto(pixels)
    layers.paths.setPhoto(pixels)
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
    preferences.subscribe(redraw),
    pointer.subscribe(redrawPointer),
    pointer.subscribe(({ place }) => !isGesturing() && askByPointer(place)),
    sampleAt.subscribe(redrawPointer),
    onGesture(redraw),
    onPreviewFrame(redraw),
    followSize(container, (size) => {
      stage.size(size)
      layers.labels.resized()
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

function draw({ photo, labels, paths, cursor, ring }: Layers, project: Project): void {
  const state = session.getState()
  const { view } = state
  const draft = gesturePreview()
  const playing = state.preview === 'playing' || state.preview === 'paused'
  photo.show(playing ? previewFrame() : null, view)
  labels.node.visible(!playing && !state.plain)
  paths.node.visible(!state.plain)
  const shown = asShown(project, state.solo)
  const look = { visible: visibleLabels(shown), strength: preferences.getState().tint }
  if (draft?.kind === 'labels') labels.show(draft.map, look, view, draft.tiles)
  else labels.show(proposedLabels(project) ?? project.labels, look, view)
  const area = activeArea(project, state.area)
  const service = playing ? shownAsSent(state, project) : null
  const sent = service ? sentPaths(project, service.limits) : []
  const drawn = draft?.kind === 'path' ? draft : null
  const chosen = chosenAnchors(state, project)
  const dotted = state.tool === 'path' && !playing
  paths.show({ project: shown, view, area, chosen, playing, sent, dotted, draft: drawn })
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
  cursor.mark(byKeys && look !== 'grab' ? hand : null, isBehind ? [brush, hand] : null)
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

/** Keeps the pixels of the photo that is wanted; a photo that was replaced meanwhile is not shown. */
function photoLoader(show: (pixels: HTMLCanvasElement | null) => void) {
  let wanted: Photo | null = null
  return {
    want(photo: Photo | null): void {
      const before = wanted
      if (photo?.id === before?.id && photo?.background === before?.background) return
      wanted = photo
      // The same photo on another background comes in the place of the one that is seen.
      if (photo?.id !== before?.id) show(null)
      if (!photo || photo.width * photo.height > MAX_PHOTO_PIXELS) return
      if (photo.id !== before?.id) fit(photo)
      void fetchPixels(photo.id, photo, photo.background).then((pixels) => {
        if (wanted !== photo) return
        if (pixels.ok) show(canvasOf(pixels.value, photo))
        else sayError(pixels.error)
      })
    },
  }
}
