import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import { usageError } from './arguments.ts'
import { checkCommand } from './check.ts'
import type { CliContext, Command } from './context.ts'
import { DONE, EXIT_CODES, type ExitCode } from './exitCodes.ts'
import { infoCommand } from './info.ts'
import { layersCommand } from './layers.ts'
import { masksCommand } from './masks.ts'
import { modelsCommand } from './models.ts'
import { newCommand } from './new.ts'
import { renderCommand } from './render.ts'
import { errorLine } from './report.ts'
import { requestCommand } from './request.ts'
import { submitCommand } from './submit.ts'
import { takesCommand } from './takes.ts'

const helpCommand: Command = async ([command], { stdout }) => {
  await stdout(cliWords.help(command))
  return ok(DONE)
}

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['new', newCommand],
  ['check', checkCommand],
  ['masks', masksCommand],
  ['layers', layersCommand],
  ['request', requestCommand],
  ['render', renderCommand],
  ['submit', submitCommand],
  ['takes', takesCommand],
  ['models', modelsCommand],
  ['info', infoCommand],
  ['help', helpCommand],
  ['--help', helpCommand],
  ['-h', helpCommand],
])

/** Runs one command of the command line and gives its exit code; all that it has to say is written by then. */
export async function runCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const result = await run(argv, context)
  if (result.ok) return result.value
  await context.stderr(errorLine(result.error))
  return EXIT_CODES[result.error.code]
}

async function run([name, ...args]: readonly string[], context: CliContext): Promise<Result<ExitCode>> {
  if (name === undefined) return usageError(cliWords.noCommand())
  if (name === '--version') {
    await context.stdout(`${context.version}\n`)
    return ok(DONE)
  }
  const command = COMMANDS.get(name)
  if (!command) return usageError(cliWords.unknownCommand(name))
  if (args.includes('--help') || args.includes('-h')) return helpCommand([name], context)
  try {
    return await command(args, context)
  } catch (error) {
    // A mistake of ours; the person gets a line all the same, and never a stack trace.
    return {
      ok: false,
      error: { code: 'unexpected', detail: error instanceof Error ? error.message : String(error) },
    }
  }
}
