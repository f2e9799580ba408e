import { CircleAlert, TriangleAlert } from 'lucide-react'
import { describeProblem } from '../../src-shared/locales/en/problems.ts'
import type { Problem } from '../../src-shared/project/problems.ts'
import { Hint } from './Button.tsx'

/** A sign beside the thing that problems are about; the words come on hover, and stand under Checks. */
export function ProblemMark({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  const isError = problems.some(({ severity }) => severity === 'error')
  const text = problems.map((problem) => describeProblem(problem).message).join(' ')
  const Icon = isError ? CircleAlert : TriangleAlert
  const sign = (
    <span className={`problem-mark ${isError ? 'error' : ''}`} role="img" aria-label={text}>
      <Icon size={14} />
    </span>
  )
  return <Hint text={text} trigger={sign} />
}
