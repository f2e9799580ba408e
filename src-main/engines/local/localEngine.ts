import type { Input, Output } from '../../../src-shared/contract.ts'
import { fail, type Result } from '../../../src-shared/result.ts'
import type { Converter, ConvertTask, Engine, RenderTask, Rendered } from '../engine.ts'
import { startRun, type RenderCall, type RenderRun } from './renderRun.ts'
import { openRenderWindow } from './renderWindow.ts'

/** One handler for each call of a render page, told which window's page it is. */
export type RenderHandlers = {
  readonly [C in RenderCall]: (input: Input<C>, webContentsId: number) => Promise<Result<Output<C>>>
}

/** Renders on this computer: a hidden window for each task, in whose page frames are made and encoded. */
export interface LocalEngine extends Engine, Converter {
  readonly handlers: RenderHandlers
  /** Whether a window is one of this engine's, by the id of its web contents. */
  isRenderWindow(webContentsId: number): boolean
}

export function localEngine({ preload }: { readonly preload: string }): LocalEngine {
  const runs = new Map<number, RenderRun>()
  const forward =
    <C extends RenderCall>(call: C) =>
    (input: Input<C>, webContentsId: number): Promise<Result<Output<C>>> =>
      runs.get(webContentsId)?.steps[call](input) ?? Promise.resolve(fail({ code: 'cancelled' }))
  async function make(task: RenderTask | ConvertTask): Promise<Result<Rendered>> {
    if (task.signal.aborted) return fail({ code: 'cancelled' })
    const run = startRun(task)
    const window = openRenderWindow(preload, (detail) => run.end({ code: 'render/failed', detail }))
    runs.set(window.webContentsId, run)
    window.load()
    const result = await run.ended
    runs.delete(window.webContentsId)
    window.close()
    return result
  }
  return {
    id: 'local',
    isRenderWindow: (webContentsId) => runs.has(webContentsId),
    handlers: {
      'render:job': forward('render:job'),
      'render:read': forward('render:read'),
      'render:write': forward('render:write'),
      'render:frame': forward('render:frame'),
      'render:progress': forward('render:progress'),
      'render:finish': forward('render:finish'),
      'render:fail': forward('render:fail'),
    },
    render: make,
    convert: make,
  }
}
