import { app } from 'electron'
import { errorLine } from '../cli/report.ts'

/** The engine failed, or something that nobody expected; see cli/exitCodes.ts. */
const FAILED = 3
const INTERRUPTED = 130

/**
 * A command ends with an error that nobody caught, and says so: Electron would show it in a box, which waits for ever
 * where there is no display. And it ends as interrupted when it is told to quit: a signal that comes while Chromium
 * starts is Chromium's, and would end with 0 what was never done. A command that is done exits, which is no quitting.
 */
export function endTruly(): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(errorLine({ code: 'unexpected', detail: error.message }), () => app.exit(FAILED))
  })
  app.on('before-quit', (event) => {
    event.preventDefault()
    app.exit(INTERRUPTED)
  })
}
