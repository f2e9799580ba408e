import type { AppError, ErrorCode } from '../errors.ts'
import type { Problem } from '../project/problems.ts'

/** What an expected failure says: what happened, and what the person can do. Neither ends with a full stop. */
export interface ErrorWords {
  readonly what: string
  readonly next: string
}

/** What a problem says and the way out of it, each a sentence. */
export interface ProblemWords {
  readonly message: string
  readonly nextStep: string
}

/** The words of every error code: a language that lacks one does not compile. */
export type ErrorTable = {
  readonly [C in ErrorCode]: (error: Extract<AppError, { code: C }>) => ErrorWords
}

/** The words of every problem code. */
export type ProblemTable = {
  readonly [C in Problem['code']]: (problem: Extract<Problem, { code: C }>) => ProblemWords
}

/** The words for an error in the language of the table. */
export function errorWords(table: ErrorTable, error: AppError): ErrorWords {
  // The table's type pairs each code with its own error; the compiler cannot follow that through an index.
  const describe = table[error.code] as (error: AppError) => ErrorWords
  return describe(error)
}

/** The words for a problem in the language of the table. */
export function problemWords(table: ProblemTable, problem: Problem): ProblemWords {
  const describe = table[problem.code] as (problem: Problem) => ProblemWords
  return describe(problem)
}
