import { createStore } from 'zustand/vanilla'
import type { AcceptedPhoto } from '../../src-shared/calls/files.ts'
import type { Output } from '../../src-shared/contract.ts'
import type { AppError } from '../../src-shared/errors.ts'
import { clamp, type Size } from '../../src-shared/geometry/point.ts'
import { fitView, keptInSight, type Viewport } from '../../src-shared/geometry/viewport.ts'
import { DEFAULT_BRUSH_PX, DEFAULT_TOLERANCE, MAX_BRUSH_PX, MIN_BRUSH_PX } from '../../src-shared/limits.ts'
import {
  FROZEN,
  groupOf,
  type AreaId,
  type Photo,
  type Project,
  type Unpainted,
} from '../../src-shared/project/project.ts'
import type { Stamp } from '../../src-shared/labels/mask.ts'
import type { Reshape } from '../../src-shared/labels/reshape.ts'
import type { CustomSettings, ServiceProfile } from '../../src-shared/service/profiles.ts'
import type { TakeId } from '../../src-shared/take.ts'
import { keptCustom } from './custom.ts'
import type { ToolId } from '../tools/tool.ts'
import { currentProject } from './editor.ts'

/** A question or an answer that nothing goes on without. */
export type Dialog =
  | { readonly kind: 'unsaved'; readonly proceed: () => void }
  | { readonly kind: 'busy'; readonly proceed: () => void }
  | { readonly kind: 'key'; readonly profile: ServiceProfile; readonly proceed: () => void }
  | { readonly kind: 'consent'; readonly host: string; readonly proceed: () => void }
  | {
      readonly kind: 'request'
      readonly profile: ServiceProfile
      readonly request: Output<'request:preview'>
    }
  | {
      readonly kind: 'lastFrame'
      readonly profile: ServiceProfile
      readonly project: Project
      /** Null while it is made. */
      readonly frame: Photo | null
    }
  | { readonly kind: 'sentRequest'; readonly request: Output<'request:preview'>; readonly service: string }
  | { readonly kind: 'takeDetails'; readonly id: TakeId }
  | { readonly kind: 'deleteTake'; readonly id: TakeId }
  | { readonly kind: 'otherPhoto'; readonly id: TakeId; readonly photo: string }
  | { readonly kind: 'difference'; readonly before: TakeId; readonly after: TakeId }
  | { readonly kind: 'adopt' }
  | {
      readonly kind: 'address'
      /** What was pasted or dropped, and is fetched at once; null: the person types it. */
      readonly address: string | null
      readonly onPhoto: (accepted: AcceptedPhoto) => void
    }
  | { readonly kind: 'background' }
  | { readonly kind: 'exportPath' }
  | { readonly kind: 'exportClip'; readonly id: TakeId }
  | { readonly kind: 'exportLayers' }
  | { readonly kind: 'renderSettings' }
  | { readonly kind: 'commands' }
  | { readonly kind: 'preferences' }
  | { readonly kind: 'refused'; readonly error: AppError }
  | { readonly kind: 'maskSize'; readonly maskId: string; readonly mask: Size; readonly area: AreaId }

/** What is on the screen and in the hand, and not part of the project. */
export interface Session {
  readonly tool: ToolId
  /** A tool held by a key for as long as it is down: Space pans. */
  readonly heldTool: ToolId | null
  readonly area: AreaId
  /** Brush diameter, photo pixels. */
  readonly brushPx: number
  /** The brush that each area was last painted with. */
  readonly brushSizes: Readonly<Record<AreaId, number>>
  /** Painting leaves pixels of other areas alone. */
  readonly onlyEmpty: boolean
  /** How unlike a colour the magic wand takes for like, 0 to 255. */
  readonly tolerance: number
  /** Whether the wand takes like pixels only where they hang together. */
  readonly contiguous: boolean
  readonly view: Viewport
  readonly canvas: Size
  /** Whether the photo is still as large as it goes: then it follows the window. */
  readonly fitted: boolean
  /** The chosen points of the active area's path, by number. An undo may leave fewer points than that. */
  readonly anchors: readonly number[]
  readonly engineId: string
  /** The person's own service. */
  readonly custom: CustomSettings
  /** How many takes a click sends to a service. */
  readonly count: number
  /** The person's own external id for the next take; empty: one is made. */
  readonly externalId: string
  /** The preview goes through the very points that a service is sent, instead of along the curve. */
  readonly asSent: boolean
  readonly preview: 'off' | 'loading' | 'playing' | 'paused'
  /** The take in the player beside the photo. */
  readonly watching: TakeId | null
  /** A change to areas that is being tried out; the canvas shows what it would come to. */
  readonly trial: Trial | null
  /** The one area that is shown while the others are not, whatever their own switches say. */
  readonly solo: AreaId | null
  /** The photo is seen without areas and paths. */
  readonly plain: boolean
  /** Whether the steps of the history are listed. */
  readonly history: boolean
  readonly dialog: Dialog | null
}

/** `area` is the one that is changed, or whose pixels are given away. */
export type Trial = { readonly area: AreaId } & (
  | { readonly kind: 'reshape'; readonly how: Reshape; readonly amount: number }
  | ({ readonly kind: 'mask' } & Stamp)
  | { readonly kind: 'give'; readonly to: AreaId; readonly replace: boolean }
  | { readonly kind: 'freeze'; readonly margin: number; readonly thaw: boolean }
)

export const session = createStore<Session>(() => ({
  tool: 'brush',
  heldTool: null,
  area: FROZEN,
  brushPx: DEFAULT_BRUSH_PX,
  brushSizes: {},
  onlyEmpty: false,
  tolerance: DEFAULT_TOLERANCE,
  contiguous: true,
  view: { x: 0, y: 0, scale: 1 },
  canvas: { width: 1, height: 1 },
  fitted: true,
  anchors: [],
  engineId: 'local',
  custom: keptCustom(),
  count: 1,
  externalId: '',
  asSent: false,
  preview: 'off',
  watching: null,
  trial: null,
  solo: null,
  plain: false,
  history: false,
  dialog: null,
}))

export const toolInHand = (state: Session): ToolId => state.heldTool ?? state.tool

/** The area that is painted: the chosen one, or what there is when it was removed or undone away. */
export function activeArea(project: Unpainted, chosen: AreaId): AreaId {
  if (chosen === FROZEN || groupOf(project, chosen)) return chosen
  return project.groups.at(-1)?.id ?? FROZEN
}

const NO_ANCHORS: readonly number[] = []

/** Those of the chosen points that the active area's path has. */
export function chosenAnchors(
  { anchors, area }: Pick<Session, 'anchors' | 'area'>,
  project: Unpainted,
): readonly number[] {
  const count = groupOf(project, activeArea(project, area))?.path?.anchors.length ?? 0
  const there = anchors.every((index) => index < count)
  return count === 0 ? NO_ANCHORS : there ? anchors : anchors.filter((index) => index < count)
}

/** Takes an area in hand, with the brush that it was last painted with. */
export const chooseArea = (area: AreaId): void =>
  session.setState(({ brushSizes, brushPx }) => ({
    area,
    anchors: [],
    brushPx: brushSizes[area] ?? brushPx,
  }))

export const setBrush = (brushPx: number): void =>
  session.setState(({ area, brushSizes }) => {
    const size = clamp(Math.round(brushPx), MIN_BRUSH_PX, MAX_BRUSH_PX)
    return { brushPx: size, brushSizes: { ...brushSizes, [area]: size } }
  })

/** Shows the photo from elsewhere; it cannot be lost out of sight. */
export const setView = (view: Viewport): void =>
  session.setState(({ canvas }) => {
    const photo = currentProject()?.photo
    return { view: photo ? keptInSight(view, photo, canvas) : view, fitted: false }
  })

export const fit = (photo: Size): void =>
  session.setState(({ canvas }) => ({ view: fitView(photo, canvas), fitted: true }))

/** The canvas has another size: a fitted photo stays fitted, any other keeps its middle in the middle. */
export function resizeCanvas(canvas: Size, photo: Size | null): void {
  session.setState((state) => {
    if (photo && state.fitted) return { canvas, view: fitView(photo, canvas) }
    const dx = (canvas.width - state.canvas.width) / 2
    const dy = (canvas.height - state.canvas.height) / 2
    return { canvas, view: { ...state.view, x: state.view.x + dx, y: state.view.y + dy } }
  })
}
