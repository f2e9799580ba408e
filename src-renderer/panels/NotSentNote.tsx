import { ChevronRight } from 'lucide-react'
import type { Project } from '../../src-shared/project/project.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { notSent } from '../../src-shared/service/takesWhat.ts'
import { words } from '../locales/en.ts'

/** How many settings the chosen engine gets nothing of, in a sentence; null where there are none. */
export function notSentText(project: Project, profile: ServiceProfile | null): string | null {
  const { length } = notSent(project, profile)
  if (length === 0) return null
  return profile ? words.paying.notSent(length) : words.paying.notUsed(length)
}

/** The same, with a list of them to unfold. */
export function NotSentNote({ project, profile }: { project: Project; profile: ServiceProfile | null }) {
  const text = notSentText(project, profile)
  if (text === null) return null
  return (
    <details className="not-sent">
      <summary>
        <ChevronRight size={14} aria-hidden="true" /> {text}
      </summary>
      <ul>
        {notSent(project, profile).map((item) => (
          <li key={words.paying.notSentItem(item)}>{words.paying.notSentItem(item)}</li>
        ))}
      </ul>
    </details>
  )
}
