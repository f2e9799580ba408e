import { join } from 'node:path'
import { app, session } from 'electron'
import { localEngine } from '../engines/local/localEngine.ts'
import { systemRoutes } from '../engines/service/routes.ts'
import { openPhotoStore } from '../photos/photoStore.ts'
import { workInThread } from '../photos/workInThread.ts'
import type { Clip } from './answers.ts'
import { fileLog, traceOf } from './log.ts'
import type { Places } from './places.ts'
import { serveApp } from './protocol.ts'
import { lockDown } from './security.ts'

/** What the editor and the command line both stand on. The app has to be ready. */
export function openServices(places: Places, clip: (takeId: string) => Clip | null) {
  const folder = app.getPath('userData')
  const log = fileLog(folder)
  process.on('warning', (warning) => log('node', traceOf(warning)))
  const { work, warmUp } = workInThread()
  const photos = openPhotoStore(join(folder, 'photos'), work)
  const engine = localEngine({ preload: places.preload })
  const server = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  lockDown({ log: (line) => log('security', line), mayReload: server !== undefined })
  serveApp(
    {
      pages: server === undefined ? { folder: places.pages } : { server },
      pixels: (id, size, background) => photos.pixels(id, size, background),
      glance: (id, background) => photos.glance(id, background),
      clip,
    },
    (line) => log('protocol', line),
  )
  const routes = systemRoutes((url) => session.defaultSession.resolveProxy(url))
  return { folder, log, photos, warmUp, engine, routes }
}

export type Services = ReturnType<typeof openServices>
