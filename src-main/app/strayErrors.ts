import { app } from 'electron'
import { errorLine } from '../cli/report.ts'

/** The engine failed, or something that nobody expected; see cli/exitCodes.ts. */
const FAILED = 3

/**
 * A command ends with an error that nobody caught, and says so. Electron would show it in a box, which waits for ever
 * where there is no display.
 */
export function endOnStrayErrors(): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(errorLine({ code: 'unexpected', detail: error.message }), () => app.exit(FAILED))
  })
}
