import type { AppError } from '../../src-shared/errors.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import { describeProblem } from '../../src-shared/locales/en/problems.ts'
import type { Problem } from '../../src-shared/project/problems.ts'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** `error <code>: <what happened>. <next step>`, always one line. */
export function errorLine(error: AppError): string {
  const { what, next } = describeError(error)
  return `${oneLine(`error ${error.code}: ${what}. ${next}`)}\n`
}

/** The same with the path as it was typed in place of the bare file name. */
export const withTyped = (error: AppError, typed: string): AppError =>
  'name' in error && error.code.startsWith('file/') ? { ...error, name: typed } : error

/** A problem as JSON and as a line. */
export const problemJson = (problem: Problem) => ({
  code: problem.code,
  severity: problem.severity,
  about: problem.about,
  ...describeProblem(problem),
})

export function problemLine(problem: Problem): string {
  const { message, nextStep } = describeProblem(problem)
  return `${oneLine(`${problem.severity} ${problem.code}: ${message} ${nextStep}`)}\n`
}
