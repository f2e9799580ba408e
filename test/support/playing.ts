import { addGroup } from '../../src-shared/project/edits.ts'
import { objectSpans } from '../../src-shared/labels/object/selectObject.ts'
import { newProject, type Project } from '../../src-shared/project/project.ts'
import type { Tool, ToolContext } from '../../src-renderer/tools/tool.ts'
import { edited, photoOf } from './projects.ts'

/** A photo of 400 x 300 with one moving area, g1, whose label is 2. */
export const empty = edited(
  newProject(photoOf({ width: 400, height: 300 })),
  addGroup('g1', (n) => `Area ${n}`),
)

export const NO_KEYS = { shift: false, alt: false }

/** The search itself, without the worker that the window runs it in. */
const findObject: ToolContext['findObject'] = (task) => Promise.resolve(objectSpans(task))

export const contextOf = (project: Project, area = 'g1', more: Partial<ToolContext> = {}): ToolContext => ({
  ...{ project, area, brushPx: 20, scale: 2, erase: false, onlyEmpty: false, keys: NO_KEYS, lastEnd: null },
  stringPx: 0,
  ...{
    picture: () => null,
    findObject,
    tolerance: 24,
    contiguous: true,
    again: false,
    chosen: [],
    framing: null,
  },
  ...more,
})

/** Plays points through a tool and gives the project after it; null when the tool makes no edit. */
export function play(
  tool: Tool,
  context: ToolContext,
  points: readonly (readonly [number, number])[],
): Project | null {
  const [first, ...rest] = points.map(([x, y]) => ({ x, y }))
  const gesture = first && tool.begin(first, context)
  if (rest.length > 0) gesture?.move(rest, context.keys)
  return gesture?.finish()?.apply(context.project) ?? null
}
