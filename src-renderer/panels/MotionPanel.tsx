import { ChartNoAxesGantt } from 'lucide-react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { MAX_PROMPT_LENGTH } from '../../src-shared/limits.ts'
import { LOOPS, type Loop } from '../../src-shared/motion/clipSpec.ts'
import { changeSettings } from '../../src-shared/project/edits.ts'
import { groupOf, type Unpainted } from '../../src-shared/project/project.ts'
import { refusedValues } from '../../src-shared/service/takesWhat.ts'
import { words } from '../locales/en.ts'
import { useChosenProfile } from '../stores/chosenProfile.ts'
import { commit, editor, seal, unpainted } from '../stores/editor.ts'
import { activeArea, session } from '../stores/session.ts'
import { useTimelineShown } from '../timeline/useTimelineShown.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { AreaMotion } from './AreaMotion.tsx'
import { PathFacts } from './PathFacts.tsx'

export function MotionPanel() {
  const project = useStore(editor, unpainted)
  const area = useStore(session, (state) => state.area)
  const isLocal = useStore(session, (state) => state.engineId === 'local')
  if (!project) return null
  const group = groupOf(project, activeArea(project, area))
  const { prompt, negativePrompt } = project.settings
  return (
    <Panel title={words.motion.label} aside={<TimelineButton />}>
      {group?.path ? (
        <PathFacts group={group} project={project} />
      ) : (
        <p className="muted note">{group ? words.motion.noPathYet : words.motion.frozenNote}</p>
      )}
      {group && !group.path && (
        <div className="path-starts">
          <Button look="quiet" disabled={group.locked} onClick={() => perform('path.begin')}>
            {words.actions['path.begin']}
          </Button>
          <Button look="quiet" disabled={group.locked} onClick={() => perform('path.paste')}>
            {words.actions['path.paste']}
          </Button>
          <Button look="quiet" disabled={group.locked} onClick={() => perform('path.import')}>
            {words.actions['path.import']}
          </Button>
        </div>
      )}
      {group && <AreaMotion group={group} clipSeconds={project.settings.durationSeconds} />}
      <DurationChoice />
      <LoopChoice loop={project.settings.loop} isIgnored={!isLocal} />
      <EdgesChoice project={project} isIgnored={!isLocal} />
      <Text
        label={words.motion.prompt}
        placeholder={words.motion.promptPlaceholder}
        value={prompt}
        mark={isLocal}
        rows={2}
        onText={(text) => commit(changeSettings({ prompt: text }, 'prompt'))}
      />
      <Text
        label={words.motion.negativePrompt}
        placeholder={words.motion.negativePlaceholder}
        value={negativePrompt}
        mark={isLocal}
        rows={1}
        onText={(text) => commit(changeSettings({ negativePrompt: text }, 'negativePrompt'))}
      />
    </Panel>
  )
}

function TimelineButton() {
  const isShown = useTimelineShown()
  return (
    <ActionButton id="view.timeline" pressed={isShown}>
      <ChartNoAxesGantt size={14} />
    </ActionButton>
  )
}

const LOOP_OPTIONS = LOOPS.map((value) => ({ value, label: words.movement.loops[value] }))

function LoopChoice({ loop, isIgnored }: { loop: Loop; isIgnored: boolean }) {
  return (
    <div className="row" title={words.movement.loopHints[loop]}>
      <span className="muted">{words.movement.loop}</span>
      <span className="grow" />
      {isIgnored && <span className="mark">{words.motion.computerOnly}</span>}
      <Choice
        label={words.movement.loop}
        value={loop}
        options={LOOP_OPTIONS}
        onChoose={(next) => commit(changeSettings({ loop: next }))}
      />
    </div>
  )
}

const DURATIONS = [5, 10] as const

/** What is refused depends on whether anything is painted, so it looks at the project for itself. */
const DurationChoice = memo(function DurationChoice() {
  const profile = useChosenProfile()
  const settings = useStore(editor, ({ document }) => document?.history.present.settings)
  const refused = useStore(editor, ({ document }) =>
    document && profile
      ? refusedValues(document.history.present, profile, 'durationSeconds', DURATIONS).join()
      : '',
  )
  if (!settings) return null
  const { durationSeconds, mode, model } = settings
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
          refused: refused.split(',').includes(`${seconds}`) ? words.paying.refused(mode, model) : undefined,
        }))}
        onChoose={(next) => commit(changeSettings({ durationSeconds: next === '5' ? 5 : 10 }))}
      />
    </div>
  )
})

function EdgesChoice({ project, isIgnored }: { project: Unpainted; isIgnored: boolean }) {
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
