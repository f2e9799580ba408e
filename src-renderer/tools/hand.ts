import type { Tool } from './tool.ts'

/** Panning moves the view, not the project: the canvas does it, the tool only says how it looks. */
export const hand: Tool = {
  id: 'hand',
  cursor: 'grab',
  rightErases: false,
  refusal: () => null,
  begin: () => null,
}
