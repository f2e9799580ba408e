import { brush, eraser } from './brush.ts'
import { crop } from './crop.ts'
import { fill } from './fill.ts'
import { hand } from './hand.ts'
import { lasso, polygon } from './lasso.ts'
import { ellipse, rectangle } from './marquee.ts'
import { object } from './object.ts'
import { path } from './path.ts'
import { wand } from './wand.ts'
import { zoom } from './zoom.ts'
import type { Tool, ToolId } from './tool.ts'

/** Every tool. A new one is a file, a line here, and an action that chooses it. */
export const tools: Readonly<Record<ToolId, Tool>> = {
  brush,
  eraser,
  lasso,
  polygon,
  rectangle,
  ellipse,
  fill,
  wand,
  object,
  path,
  hand,
  zoom,
  crop,
}
