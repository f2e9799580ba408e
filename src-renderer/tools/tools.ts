import { brush, eraser } from './brush.ts'
import { hand } from './hand.ts'
import { path } from './path.ts'
import type { Tool, ToolId } from './tool.ts'

/** Every tool. A new one is a file, a line here, and an action that chooses it. */
export const tools: Readonly<Record<ToolId, Tool>> = { brush, eraser, path, hand }
