import type { AppError } from '../../src-shared/errors.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { bendLimit, type BendLimit } from '../../src-shared/motion/bend/limit.ts'
import type { Going } from '../../src-shared/motion/scene.ts'
import type { Moment } from '../../src-shared/motion/timing.ts'
import { startFrames, type Frames, type Pixels } from '../render/frames.ts'
import { keepBendLimits } from '../stores/bendLimits.ts'
import { fetchPixels } from './photoPixels.ts'
import {
  areAlike,
  goingOf,
  movesAlike,
  samePhoto,
  sceneWith,
  workingSize,
  type Previewed,
} from './previewScene.ts'

/** What is told of frames that follow a project. */
export interface Watcher {
  /** A frame that is asked for now may look otherwise than before. */
  changed(): void
  failed(error: AppError): void
}

/** A frame and its size. Its pixels belong to the one who asked until they are given back. */
export interface Picture extends Size {
  readonly pixels: Pixels
  giveBack(): void
}

/** A project made ready at one of its states. */
interface Stage extends Size {
  readonly frames: Frames
  readonly limits: readonly BendLimit[]
  /** How its frames go at present. */
  going: Going
}

/**
 * Frames of a project that is changed while they are shown. How areas go is changed in place and shows in the next
 * frame. Other areas or another photo are made ready aside, and the frames of before go on until that is done.
 */
export class LiveFrames {
  private latest: Previewed
  private going: Going
  private shown: Stage | null = null
  private coming: Frames | null = null
  /** Whether another stage is being made ready: the one that is shown stays as it is. */
  private isReadying = false
  private photo: { readonly of: Previewed; readonly pixels: Pixels } | null = null
  /** Resolves when the first stage is there; rejects when that fails or all is stopped. */
  private readonly first: Promise<void>
  private isThere = (): void => undefined
  private isOver = (_error: Error): void => undefined
  /** Counts the stages that were begun: of several only the latest is shown. */
  private turn = 0

  constructor(
    previewed: Previewed,
    private readonly watcher: Watcher,
  ) {
    this.latest = previewed
    this.going = goingOf(previewed)
    this.first = new Promise((resolve, reject) => {
      this.isThere = resolve
      this.isOver = reject
    })
    // Who asks for a frame hears of it.
    this.first.catch(() => undefined)
    void this.makeReady()
  }

  /** Goes over to another state of the project. */
  follow(next: Previewed): void {
    const before = this.latest
    if (movesAlike(before, next)) return
    this.latest = next
    this.going = goingOf(next)
    if (!areAlike(before, next)) void this.makeReady()
    else if (!this.isReadying) this.watcher.changed()
  }

  /** One frame, as soon as there is any. Rejects after a failure or stop. */
  async frame(moment: Moment): Promise<Picture> {
    await this.first
    const stage = this.shown
    if (!stage) throw new Error('stopped')
    if (!this.isReadying && stage.going !== this.going) {
      stage.going = this.going
      stage.frames.go(this.going)
      this.tellBends(stage)
    }
    try {
      const pixels = await stage.frames.frame(moment)
      return { ...sizeOf(stage), pixels, giveBack: () => stage.frames.reuse(pixels) }
    } catch (cause) {
      // Another stage has taken its place meanwhile.
      if (this.shown !== null && this.shown !== stage) return this.frame(moment)
      throw cause
    }
  }

  stop(): void {
    this.turn++
    this.coming?.stop()
    this.shown?.frames.stop()
    this.coming = this.shown = null
    this.isOver(new Error('stopped'))
  }

  private async makeReady(): Promise<void> {
    const mine = ++this.turn
    this.isReadying = true
    this.coming?.stop()
    this.coming = null
    const { latest, going } = this
    const pixels = await this.pixelsOf(latest)
    if (mine !== this.turn || !pixels) return
    const frames = startFrames(sceneWith(latest, going, pixels))
    this.coming = frames
    let limits: readonly BendLimit[]
    try {
      limits = await frames.planned()
    } catch (cause) {
      if (mine === this.turn) this.fail({ code: 'render/failed', detail: String(cause) })
      return
    }
    if (mine !== this.turn) return
    const before = this.shown
    this.coming = null
    this.isReadying = false
    this.shown = { ...workingSize(latest.project.photo), frames, limits, going }
    this.tellBends(this.shown)
    before?.frames.stop()
    this.isThere()
    this.watcher.changed()
    // Without texture the holes stay filled smoothly; a worker that is stopped says so here too.
    frames.textured().then(
      () => mine === this.turn && this.watcher.changed(),
      () => undefined,
    )
  }

  /** How far its areas can bend stays; how far they are asked to is in how they go. */
  private tellBends({ limits, going, width }: Stage): void {
    const found = limits.flatMap((limit) => {
      const mover = going.movers.find(({ label }) => label === limit.label)
      return mover ? [bendLimit(mover, limit)] : []
    })
    keepBendLimits(found, this.latest.project.photo.width / width)
  }

  /** The photo's pixels at the working size: the same as before, for as long as the photo is. */
  private async pixelsOf(previewed: Previewed): Promise<Pixels | null> {
    if (this.photo && samePhoto(this.photo.of.project, previewed.project)) return this.photo.pixels
    const mine = this.turn
    const { photo } = previewed.project
    const pixels = await fetchPixels(photo.id, workingSize(photo), photo.background)
    if (mine !== this.turn) return null
    if (!pixels.ok) {
      this.fail(pixels.error)
      return null
    }
    this.photo = { of: previewed, pixels: pixels.value }
    return pixels.value
  }

  private fail(error: AppError): void {
    this.stop()
    this.watcher.failed(error)
  }
}

const sizeOf = ({ width, height }: Size): Size => ({ width, height })

/** Draws a frame into a canvas of its own size. */
export function putPicture(canvas: HTMLCanvasElement, { width, height, pixels }: Picture): void {
  // Setting its size empties a canvas.
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0)
}
