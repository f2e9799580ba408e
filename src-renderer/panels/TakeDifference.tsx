import { useEffect, useState } from 'react'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import type { AppError } from '../../src-shared/errors.ts'
import type { TakeId } from '../../src-shared/take.ts'
import { takeDifference, type Change } from '../../src-shared/takes/difference.ts'
import { words } from '../locales/en.ts'
import { settingsOf } from '../takeKeeping.ts'
import { describeChange } from '../takeWords.ts'

interface TakeDifferenceProps {
  readonly before: TakeId
  readonly after: TakeId
  /** What the two are called at the head of their columns. */
  readonly names?: readonly [before: string, after: string]
}

type Found =
  | { readonly kind: 'changes'; readonly of: string; readonly changes: readonly Change[] }
  | { readonly kind: 'error'; readonly of: string; readonly error: AppError }

/** The difference in settings between two takes, as a table. Reads what they were made with by itself. */
export function TakeDifference({
  before,
  after,
  names = [words.keeping.before, words.keeping.after],
}: TakeDifferenceProps) {
  const found = useDifference(before, after)
  if (!found) return null
  if (found.kind === 'error') {
    const { what, next } = describeError(found.error)
    return (
      <p className="error-text">
        {what}. {next}.
      </p>
    )
  }
  if (found.changes.length === 0) return <p className="muted">{words.keeping.same}</p>
  return (
    <table className="difference">
      <thead>
        <tr>
          <th scope="col">{words.keeping.setting}</th>
          {names.map((name, i) => (
            <th key={i} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.changes.map(describeChange).map((change) => (
          <tr key={change.what}>
            <th scope="row">{change.what}</th>
            <td>{change.before}</td>
            <td>{change.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useDifference(before: TakeId, after: TakeId): Found | null {
  const of = `${before} ${after}`
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let wanted = true
    void Promise.all([settingsOf(before), settingsOf(after)]).then(([a, b]) => {
      if (!wanted) return
      if (!a.ok) setFound({ kind: 'error', of, error: a.error })
      else if (!b.ok) setFound({ kind: 'error', of, error: b.error })
      else setFound({ kind: 'changes', of, changes: takeDifference(a.value, b.value) })
    })
    return () => {
      wanted = false
    }
  }, [before, after, of])
  // What was found of two others says nothing of these.
  return found?.of === of ? found : null
}
