import { app } from 'electron'
import { EXIT_CODES } from '../cli/exitCodes.ts'
import { errorLine } from '../cli/report.ts'

/**
 * A command ends with an error that nobody caught, and says so: Electron would show it in a box, which waits for ever
 * where there is no display. And it ends as interrupted when it is told to quit: a signal that comes while Chromium
 * starts is Chromium's, and would end with 0 what was never done. A command that is done exits, which is no quitting.
 */
export function endTruly(): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(errorLine({ code: 'unexpected', detail: error.message }), () =>
      app.exit(EXIT_CODES.unexpected),
    )
  })
  app.on('before-quit', (event) => {
    event.preventDefault()
    app.exit(EXIT_CODES.cancelled)
  })
}
