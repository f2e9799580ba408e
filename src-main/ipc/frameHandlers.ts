import { canGo, problems } from '../../src-shared/project/problems.ts'
import { fromWire } from '../../src-shared/project/wire.ts'
import { fail } from '../../src-shared/result.ts'
import { LOCAL } from '../../src-shared/service/profiles.ts'
import type { Engine } from '../engines/engine.ts'
import { lastFrame } from '../engines/lastFrame.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import type { Handlers } from './answer.ts'

export const frameHandlers = (engine: Engine, photos: PhotoStore): Pick<Handlers, 'frame:last'> => ({
  'frame:last': async ({ project: wire, name }) => {
    const project = fromWire(wire)
    if (!project) return fail({ code: 'project/unreadable', detail: 'its areas are not those of its photo' })
    const found = problems(project, LOCAL)
    if (canGo(found)) return lastFrame(engine, photos, project, name)
    return fail({
      code: 'project/has-errors',
      count: found.filter(({ severity }) => severity === 'error').length,
    })
  },
})
