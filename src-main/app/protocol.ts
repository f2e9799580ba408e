import { protocol } from 'electron'
import { answerOf, type Sources } from './answers.ts'

/** Makes app:// a scheme with an origin of its own. Has to happen before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // Video needs `stream`; the content security policy stays in force.
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

export function serveApp(sources: Sources, log: (detail: string) => void): void {
  protocol.handle('app', async (request) => {
    try {
      return await answerOf(sources, request)
    } catch (error) {
      log(String(error))
      return new Response('The app could not read its own file', { status: 500 })
    }
  })
}
