import { CircleCheck } from 'lucide-react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { explained } from '../../src-shared/project/paintedOver.ts'
import type { Problem } from '../../src-shared/project/problems.ts'
import { words } from '../locales/en.ts'
import { engineIn, engineName, problemsOf } from '../rendering.ts'
import { editor } from '../stores/editor.ts'
import { useChosenProfile } from '../stores/chosenProfile.ts'
import { chooseArea, session } from '../stores/session.ts'
import { ADDRESS_FIELD } from './CustomService.tsx'
import { FitButtons } from './FitButtons.tsx'
import { SentPhotos } from './SentPhotos.tsx'
import { Panel } from '../ui/Panel.tsx'
import { useEnabled } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { ProblemLine } from '../ui/ProblemLine.tsx'
import { NotSentNote } from './NotSentNote.tsx'

export function ChecksPanel() {
  const history = useStore(editor, ({ document }) => document?.history ?? null)
  const engine = useStore(session, engineIn)
  const profile = useChosenProfile()
  const custom = useStore(session, (state) => state.custom)
  if (!history) return null
  const project = history.present
  const found = explained(problemsOf(project, engine), history)
  return (
    <Panel title={words.checks.label}>
      <ul className="checks" aria-label={words.checks.label} aria-live="polite">
        {found.length === 0 && (
          <li className="good">
            <CircleCheck size={14} /> {words.checks.good(engineName(engine))}
          </li>
        )}
        {found.map((problem) => (
          <li key={`${problem.about} ${problem.code}`}>
            <Check problem={problem} />
            {problem.code === 'model/no-masks' && <LastFrameButton />}
            <FitButtons problem={problem} />
          </li>
        ))}
        {profile && !found.some(isOfPhoto) && (
          <SentPhotos
            project={project}
            engine={{ id: profile.id, custom: profile.id === 'custom' ? custom : null }}
          />
        )}
      </ul>
      <NotSentNote project={project} profile={profile} />
    </Panel>
  )
}

/** Whether it is an error of the photo: such a one is not sent at all. */
const isOfPhoto = ({ code }: Problem): boolean => code === 'photo/too-small' || code === 'photo/aspect'

/** A problem about an area leads to it, one of the address to where it is written. */
function Check({ problem }: { problem: Problem }) {
  if (problem.code === 'service/address') {
    const lead = (): void => document.getElementById(ADDRESS_FIELD)?.focus()
    return (
      <button type="button" className="check-link" onClick={lead}>
        <ProblemLine problem={problem} />
      </button>
    )
  }
  const area =
    problem.about === 'frozen' ? 'frozen' : problem.about.startsWith('group:') ? problem.about.slice(6) : null
  if (area === null) return <ProblemLine problem={problem} />
  return (
    <button type="button" className="check-link" onClick={() => chooseArea(area)}>
      <ProblemLine problem={problem} />
    </button>
  )
}

/** The way round a model that takes no painted areas. */
function LastFrameButton() {
  const enabled = useEnabled('request.lastFrame')
  return (
    <Button className="bridge-link" disabled={!enabled} onClick={() => perform('request.lastFrame')}>
      {words.actions['request.lastFrame']}
    </Button>
  )
}
