// Starting other programs: npm, the tools in node_modules, and Electron.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { checkout, say } from './checkout.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {'quiet' | 'stderr' | 'inherit'} [output] quiet: collected and returned; stderr: everything to standard error
 * @property {(child: import('node:child_process').ChildProcess) => void} [started]
 */

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program is not there
 */
export function run(command, args, { cwd = checkout, env = process.env, output = 'quiet', started } = {}) {
  const streams = { quiet: ['ignore', 'pipe', 'pipe'], stderr: ['ignore', 2, 2], inherit: 'inherit' }
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: /** @type {any} */ (streams[output]) })
    let text = ''
    child.stdout?.on('data', (chunk) => (text += chunk))
    child.stderr?.on('data', (chunk) => (text += chunk))
    running.add(child)
    started?.(child)
    child.on('error', (error) => {
      running.delete(child)
      resolve({ code: 127, output: error.message })
    })
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve({ code: code ?? signalCode(signal), output: text })
    })
  })
}

/** The exit code by which shells report a signal, 130 for Ctrl+C. @param {NodeJS.Signals | null} signal */
const signalCode = (signal) => 128 + (signal ? constants.signals[signal] : 0)

/**
 * Runs npm with the person's own configuration: registry, proxy and certificates are npm's business.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  // npm.cmd cannot be started without a shell on Windows, npm's own script can.
  const shipped = join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js')
  const script = [process.env['npm_execpath'], shipped].find(
    (path) => path?.endsWith('npm-cli.js') && existsSync(path),
  )
  return script ? run(process.execPath, [script, ...args], options) : run('npm', args, options)
}

/**
 * Runs the program of an installed package.
 * @param {string} packageName
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runTool(packageName, args, options) {
  const folder = join(checkout, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin[packageName]
  return run(process.execPath, [join(folder, script), ...args], options)
}

/**
 * The frame of every script here: a failure is one line without a stack, and Ctrl+C ends the programs it started.
 * @param {() => Promise<number>} main gives the exit code
 * @param {number} [failureCode]
 */
export async function runScript(main, failureCode = 1) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => endWith(signal))
  }
  try {
    process.exitCode = await main()
  } catch (error) {
    say(`error setup/failed: ${error instanceof Error ? error.message : error}`)
    process.exitCode = failureCode
  }
}

/** @param {NodeJS.Signals} signal */
async function endWith(signal) {
  const children = [...running]
  const ended = children.map((child) => new Promise((resolve) => child.once('close', resolve)))
  for (const child of children) child.kill(signal)
  // A program that ignores the signal must not keep the terminal.
  const patience = new Promise((resolve) => setTimeout(resolve, 5000))
  await Promise.race([Promise.all(ended), patience])
  for (const child of running) child.kill('SIGKILL')
  process.exit(signalCode(signal))
}
