import Konva from 'konva'
import type { MotionPath } from '../../src-shared/geometry/path.ts'
import type { Viewport } from '../../src-shared/geometry/viewport.ts'
import type { AreaId, GroupId } from '../../src-shared/project/project.ts'
import { samplesOf } from '../../src-shared/service/samples.ts'
import type { SentPath } from '../../src-shared/service/asSent.ts'
import { Ghosts, type Going } from './ghosts.ts'
import { pathShapes, sentDots } from './pathShapes.ts'

export interface PathView extends Going {
  readonly view: Viewport
  readonly area: AreaId
  /** The chosen points of that area's path. */
  readonly chosen: readonly number[]
  /** While the preview plays, the areas themselves go along their paths, so no ghosts. */
  readonly playing: boolean
  /** The points that a service is sent, while the preview goes through them. */
  readonly sent: readonly SentPath[]
  /** The active path shows its samples: the path tool is in hand. */
  readonly dotted: boolean
  /** A path being drawn or dragged, shown in the place of its group's own. */
  readonly draft: {
    readonly group: GroupId
    readonly path: MotionPath
    readonly chosen: readonly number[]
  } | null
}

/** The motion paths, and a faint ghost of each area where its path ends, of the chosen one on its way too. In screen pixels, so lines stay thin. */
export class PathLayer {
  readonly node = new Konva.Layer({ listening: false })
  private readonly ghosts = new Ghosts()
  private shown: PathView | null = null

  setPhoto(pixels: HTMLCanvasElement | null): void {
    this.ghosts.setPhoto(pixels)
    this.shown = null
  }

  show(next: PathView): void {
    // Painting moves no path.
    if (this.shown && isSame(this.shown, next)) return
    this.shown = next
    const { project, view, area, chosen, playing, sent, dotted, draft } = next
    this.node.destroyChildren()
    const order = project.groups.toSorted((a, b) => Number(a.id === area) - Number(b.id === area))
    for (const group of order) {
      const drafted = draft?.group === group.id ? draft : null
      const path = drafted?.path ?? group.path
      if (!group.visible) continue
      // A box that points are chosen by moves nothing.
      const isMoving = drafted !== null && path !== group.path
      const active = group.id === area
      if (!isMoving && !playing) this.node.add(...this.ghosts.of(next, group, view, active))
      if (!path) continue
      const samples = dotted && active && !isMoving ? samplesOf(path, project.photo) : null
      this.node.add(
        pathShapes(group, path, view, { active, chosen: drafted ? drafted.chosen : chosen, samples }),
      )
    }
    for (const path of sent) this.node.add(sentDots(path, view))
    this.node.opacity(sent.length > 0 ? 0.8 : playing ? 0.35 : 1)
    this.node.draw()
  }
}

/** Whether two looks come to the same picture: all that they are made of are values. */
const isSame = (a: PathView, b: PathView): boolean =>
  a.sent.length + b.sent.length === 0 &&
  (Object.keys(b) as (keyof PathView)[]).every((key) => key === 'sent' || a[key] === b[key])
