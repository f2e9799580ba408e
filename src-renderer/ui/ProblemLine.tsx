import { CircleAlert, TriangleAlert } from 'lucide-react'
import { describeProblem } from '../../src-shared/locales/en/problems.ts'
import type { Problem } from '../../src-shared/project/problems.ts'
import { words } from '../locales/en.ts'

/** One reason why the project cannot go yet, with its next step. Told apart by icon and word, not by colour alone. */
export function ProblemLine({ problem }: { problem: Problem }) {
  const { message, nextStep } = describeProblem(problem)
  const isError = problem.severity === 'error'
  const Icon = isError ? CircleAlert : TriangleAlert
  return (
    <div className={`problem ${problem.severity}`}>
      <Icon size={14} aria-label={isError ? words.checks.error : words.checks.warning} />
      <p>
        {message} <span className="next-step">{nextStep}</span>
      </p>
    </div>
  )
}
