import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import type { ScreenPoint } from '../../src-shared/geometry/point.ts'
import { checkout, newFolder } from '../e2e/support/app.ts'

/** Where the canvas is on the page, in CSS pixels: the same place as the app's own. */
interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Place = readonly [x: number, y: number]

/** What `prepare` puts on the page. */
interface OnPage {
  addLines(lines: readonly (readonly Place[])[]): void
  redraw(points: readonly Place[]): number
}

interface Line {
  points(points?: number[]): number[]
}

interface Container {
  add(node: unknown): void
}
/** As much of Konva as the page below uses; it is loaded there as a script of its own. */
interface KonvaScript {
  readonly Stage: new (config: object) => Container & {
    getPointerPosition(): ScreenPoint
    setPointersPositions(event: unknown): void
    on(events: string, listener: (event: { readonly evt: PointerEvent }) => void): void
  }
  readonly Layer: new () => Container & {
    draw(): void
    destroyChildren(): void
    getNativeCanvasElement(): HTMLCanvasElement
  }
  readonly Line: new (config: object) => Line
}

export interface Peer {
  readonly page: Page
  /** How long it takes to draw one stroke anew with each of its samples: the mean of a sample, ms. */
  redraw(stroke: readonly ScreenPoint[]): Promise<number>
  /** Adds strokes without drawing them by hand. */
  add(strokes: readonly (readonly ScreenPoint[])[]): Promise<void>
}

/**
 * The usual way, as the page on free drawing in Konva's own documentation has it: a Line for each stroke, a point more
 * with each sample, all on one layer that is drawn anew. A window of the same app, so that all else is the same.
 */
export async function openPeer(app: ElectronApplication, at: Box, brushPx: number): Promise<Peer> {
  const opened = app.waitForEvent('window')
  const file = join(newFolder(), 'peer.html')
  writeFileSync(file, '<!doctype html><title>Lines</title>')
  // Of a file, as the pages of others get no coalesced events without TLS.
  await app.evaluate(async ({ BrowserWindow }, path) => {
    const [first] = BrowserWindow.getAllWindows()
    await new BrowserWindow({ ...first?.getBounds() }).loadFile(path)
  }, file)
  const page = await opened
  await page.addScriptTag({ path: join(checkout, 'node_modules/konva/konva.min.js') })
  await page.evaluate(prepare, { at, brushPx })
  const onStage = (stroke: readonly ScreenPoint[]): Place[] => stroke.map(({ x, y }) => [x - at.x, y - at.y])
  return {
    page,
    redraw: (stroke) =>
      page.evaluate((points) => (globalThis as unknown as OnPage).redraw(points), onStage(stroke)),
    add: (strokes) =>
      page.evaluate((all) => (globalThis as unknown as OnPage).addLines(all), strokes.map(onStage)),
  }
}

/** Runs on the page. */
function prepare({ at, brushPx }: { at: Box; brushPx: number }): void {
  const { Konva } = globalThis as unknown as { Konva: KonvaScript }
  const container = document.createElement('div')
  Object.assign(container.style, {
    position: 'absolute',
    left: `${at.x}px`,
    top: `${at.y}px`,
    width: `${at.width}px`,
    height: `${at.height}px`,
  })
  document.body.append(container)
  const stage = new Konva.Stage({ container, width: at.width, height: at.height })
  const layer = new Konva.Layer()
  stage.add(layer)
  const begin = (points: number[]): Line => {
    const look = {
      stroke: '#e69f00',
      strokeWidth: brushPx,
      lineCap: 'round',
      lineJoin: 'round',
      opacity: 0.5,
    }
    const line = new Konva.Line({ ...look, points })
    layer.add(line)
    return line
  }
  let line: Line | null = null
  stage.on('pointerdown', () => {
    const { x, y } = stage.getPointerPosition()
    line = begin([x, y, x, y])
  })
  stage.on('pointermove', ({ evt }) => {
    if (!line) return
    const samples = evt
      .getCoalescedEvents()
      .flatMap(({ clientX, clientY }) => [clientX - at.x, clientY - at.y])
    line.points(line.points().concat(samples))
  })
  stage.on('pointerup', () => (line = null))
  const addLines: OnPage['addLines'] = (lines) => lines.forEach((points) => begin(points.flat()))
  const redraw: OnPage['redraw'] = (points) => {
    const drawn = begin([])
    const steps = 40
    const start = performance.now()
    for (let step = 1; step <= steps; step++) {
      drawn.points(points.slice(0, Math.ceil((points.length * step) / steps)).flat())
      layer.draw()
      // Drawn, and not only noted down.
      layer.getNativeCanvasElement().getContext('2d')?.getImageData(0, 0, 1, 1)
    }
    const mean = (performance.now() - start) / steps
    layer.destroyChildren()
    return mean
  }
  Object.assign(globalThis, { addLines, redraw })
}
