import { canGo, problems } from '../../src-shared/project/problems.ts'
import { fromWire } from '../../src-shared/project/wire.ts'
import { fail, ok } from '../../src-shared/result.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import type { Engine } from '../engines/engine.ts'
import { lastFrame } from '../engines/lastFrame.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import type { Handlers } from './answer.ts'

type FrameHandlers = Pick<Handlers, 'frame:last' | 'frame:cancel'>

export function frameHandlers(engine: Engine, photos: PhotoStore): FrameHandlers {
  // A window waits for one at a time.
  let underWay = new AbortController()
  return {
    'frame:last': async ({ project: wire, name }) => {
      underWay.abort()
      const own = (underWay = new AbortController())
      const project = fromWire(wire)
      if (!project)
        return fail({ code: 'project/unreadable', detail: 'its areas are not those of its photo' })
      const found = problems(project, LOCAL)
      if (canGo(found)) return lastFrame(engine, photos, project, name, own.signal)
      return fail({
        code: 'project/has-errors',
        count: found.filter(({ severity }) => severity === 'error').length,
      })
    },
    'frame:cancel': () => {
      underWay.abort()
      return Promise.resolve(ok({}))
    },
  }
}
