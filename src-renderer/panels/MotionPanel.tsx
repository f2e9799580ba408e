import { ArrowLeftRight, Trash2 } from 'lucide-react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { EASINGS } from '../../src-shared/geometry/easing.ts'
import { flatten } from '../../src-shared/geometry/path.ts'
import { lengthOf } from '../../src-shared/geometry/polyline.ts'
import { MAX_PROMPT_LENGTH } from '../../src-shared/limits.ts'
import { changeSettings, setEasing } from '../../src-shared/project/edits.ts'
import { groupOf, type Group, type Project } from '../../src-shared/project/project.ts'
import { refusedValues } from '../../src-shared/service/takesWhat.ts'
import { words } from '../locales/en.ts'
import { useChosenProfile } from '../stores/chosenProfile.ts'
import { commit, editor, seal } from '../stores/editor.ts'
import { activeArea, session } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Panel } from '../ui/Panel.tsx'

export function MotionPanel() {
  const project = useStore(editor, ({ document }) => document?.history.present ?? null)
  const area = useStore(session, (state) => state.area)
  const isLocal = useStore(session, (state) => state.engineId === 'local')
  if (!project) return null
  const group = groupOf(project, activeArea(project, area))
  const { prompt, negativePrompt } = project.settings
  return (
    <Panel title={words.motion.label}>
      {group?.path ? (
        <PathFacts group={group} project={project} />
      ) : (
        <p className="muted note">{group ? words.motion.noPathYet : words.motion.frozenNote}</p>
      )}
      <DurationChoice project={project} />
      <EdgesChoice project={project} isIgnored={!isLocal} />
      <Text
        label={words.motion.prompt}
        placeholder={words.motion.promptPlaceholder}
        value={prompt}
        mark={isLocal}
        rows={2}
        onText={(text) => commit(changeSettings({ prompt: text }))}
      />
      <Text
        label={words.motion.negativePrompt}
        placeholder={words.motion.negativePlaceholder}
        value={negativePrompt}
        mark={isLocal}
        rows={1}
        onText={(text) => commit(changeSettings({ negativePrompt: text }))}
      />
    </Panel>
  )
}

const EASING_OPTIONS = EASINGS.map((value) => ({ value, label: words.motion.easings[value] }))

function PathFacts({ group, project }: { group: Group; project: Project }) {
  if (!group.path) return null
  const length = lengthOf(flatten(group.path))
  return (
    <div className="fields">
      <p className="fact">
        <span className="muted">{words.motion.path}</span>
        <span>{words.motion.length(length, length / project.photo.width)}</span>
      </p>
      <div className="row">
        <Choice
          label={words.motion.speed}
          value={group.path.easing}
          options={EASING_OPTIONS}
          disabled={group.locked}
          onChoose={(easing) => commit(setEasing(group.id, easing))}
        />
        <span className="grow" />
        <Button look="quiet" disabled={group.locked} onClick={() => perform('path.reverse')}>
          <ArrowLeftRight size={14} /> {words.motion.reverse}
        </Button>
        <Button
          look="quiet"
          disabled={group.locked}
          aria-label={words.actions['path.delete']}
          onClick={() => perform('path.delete')}
        >
          <Trash2 size={14} /> {words.motion.delete}
        </Button>
      </div>
    </div>
  )
}

const DURATIONS = [5, 10] as const

function DurationChoice({ project }: { project: Project }) {
  const profile = useChosenProfile()
  const refused = profile ? refusedValues(project, profile, 'durationSeconds', DURATIONS) : []
  const { durationSeconds, mode, model } = project.settings
  return (
    <div className="row">
      <span className="muted">{words.motion.duration}</span>
      <span className="grow" />
      <Choice
        label={words.motion.duration}
        value={`${durationSeconds}`}
        options={DURATIONS.map((seconds) => ({
          value: `${seconds}` as const,
          label: words.motion.seconds(seconds),
          refused: refused.includes(seconds) ? words.paying.refused(mode, model) : undefined,
        }))}
        onChoose={(next) => commit(changeSettings({ durationSeconds: next === '5' ? 5 : 10 }))}
      />
    </div>
  )
}

function EdgesChoice({ project, isIgnored }: { project: Project; isIgnored: boolean }) {
  return (
    <label className="row" title={words.motion.refineEdgesHint}>
      <input
        type="checkbox"
        checked={project.settings.refineEdges}
        onChange={(event) => commit(changeSettings({ refineEdges: event.target.checked }))}
      />
      {words.motion.refineEdges}
      <span className="grow" />
      {isIgnored && <span className="mark">{words.motion.computerOnly}</span>}
    </label>
  )
}

interface TextProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  /** Whether the chosen engine ignores it. */
  readonly mark: boolean
  readonly rows: number
  readonly onText: (text: string) => void
}

function Text({ label, placeholder, value, mark, rows, onText }: TextProps) {
  return (
    <label className="text-field">
      <span className="row">
        <span className="muted">{label}</span>
        <span className="grow" />
        {mark && <span className="mark">{words.motion.serviceOnly}</span>}
      </span>
      <textarea
        aria-label={label}
        value={value}
        placeholder={placeholder}
        rows={rows}
        maxLength={MAX_PROMPT_LENGTH}
        onChange={(event) => onText(event.target.value)}
        onBlur={seal}
      />
    </label>
  )
}
