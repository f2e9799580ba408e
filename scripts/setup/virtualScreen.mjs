import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

const SERVER = 'Xvfb'

/**
 * Starts an X server without a screen; it ends with this process.
 * Not through xvfb-run: that one guesses a free display number, and killed, it leaves its server behind.
 * @returns {Promise<{ display: string, end: () => void }>}
 */
export async function startVirtualScreen() {
  const server = spawn(SERVER, ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const end = () => void server.kill()
  process.once('exit', end)
  const complaints = server.stderr ? text(server.stderr) : Promise.resolve('')
  return new Promise((resolve, reject) => {
    // It writes the number of the display it took once it accepts connections.
    server.stdio[3]?.once('data', (number) => resolve({ display: `:${String(number).trim()}`, end }))
    server.once('error', (error) =>
      reject(new Error(`${SERVER} could not be started: ${error.message}. Install xvfb.`)),
    )
    server.once('exit', async () => {
      reject(
        new Error(
          `${SERVER} ended at once: ${(await complaints).trim()}. Set DISPLAY to a running X server instead.`,
        ),
      )
    })
  })
}
