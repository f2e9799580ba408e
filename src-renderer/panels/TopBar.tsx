import { History, Play, Redo2, Save, Square, FolderOpen, Settings2, Undo2 } from 'lucide-react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { SERVICES } from '../../src-shared/service/profiles.ts'
import { hintFor } from '../guide.ts'
import { words } from '../locales/en.ts'
import { engineIn, problemsOf } from '../rendering.ts'
import { useChosenProfile } from '../stores/chosenProfile.ts'
import { editor } from '../stores/editor.ts'
import { preferences } from '../stores/preferences.ts'
import { session } from '../stores/session.ts'
import { ActionButton, useEnabled } from '../ui/ActionButton.tsx'
import { Button, Hint, IconButton } from '../ui/Button.tsx'
import { AppMenu } from './AppMenu.tsx'
import { Choice } from '../ui/Choice.tsx'
import { notSentText } from './NotSentNote.tsx'

export function TopBar() {
  return (
    <header className="top-bar">
      <div className="group">
        <AppMenu />
        <ActionButton id="file.open">
          <FolderOpen size={16} />
        </ActionButton>
        <ActionButton id="file.save">
          <Save size={16} />
        </ActionButton>
        <DocumentName />
      </div>
      <div className="group">
        <ActionButton id="edit.undo">
          <Undo2 size={16} />
        </ActionButton>
        <ActionButton id="edit.redo">
          <Redo2 size={16} />
        </ActionButton>
        <HistoryButton />
      </div>
      <span className="grow" />
      <EngineChoice />
      <PreviewButton />
      <CountChoice />
      <RenderSettingsButton />
      <RenderButton />
    </header>
  )
}

function HistoryButton() {
  const isOpen = useStore(session, ({ history }) => history)
  return (
    <ActionButton id="view.history" pressed={isOpen}>
      <History size={16} />
    </ActionButton>
  )
}

function DocumentName() {
  const name = useStore(editor, ({ document }) => document?.name ?? '')
  return <h1 className="document-name">{name}</h1>
}

const ENGINES = [
  { value: 'local', label: words.render.local },
  ...SERVICES.map(({ id, name }) => ({ value: id, label: words.render.service(name) })),
]

function EngineChoice() {
  const engineId = useStore(session, (state) => state.engineId)
  return (
    <label className="engine">
      <span className="muted">{words.render.with}</span>
      <Choice
        label={words.render.with}
        value={engineId}
        options={ENGINES}
        onChoose={(next) => session.setState({ engineId: next })}
      />
    </label>
  )
}

function PreviewButton() {
  const enabled = useEnabled('motion.preview')
  const preview = useStore(session, (state) => state.preview)
  const isOn = preview !== 'off'
  const label = isOn ? words.render.stopPreview : words.actions['motion.preview']
  return (
    <span className="nudged">
      <Button
        className="preview-button"
        aria-disabled={!enabled && !isOn}
        onClick={() => perform('motion.preview')}
      >
        {isOn ? <Square size={14} /> : <Play size={14} />}
        {label}
      </Button>
      <Nudge />
    </span>
  )
}

/** On the way to a first clip: where to press, seen beside the button; the hint over the canvas says it to the ear. */
function Nudge() {
  const project = useStore(editor, ({ document }) => document?.history.present ?? null)
  const guided = useStore(preferences, (state) => state.guided)
  const isNext = useStore(
    session,
    (state) => project !== null && hintFor(project, state, guided) === 'preview',
  )
  if (!isNext) return null
  return (
    <span className="nudge" aria-hidden="true">
      {words.render.nudge}
    </span>
  )
}

const COUNTS = (['1', '2', '3', '4'] as const).map((value) => ({
  value,
  label: words.sending.times(Number(value)),
}))

/** The service's clips differ from one another, so people want several at once. */
function CountChoice() {
  const isService = useStore(session, (state) => state.engineId !== 'local')
  const count = useStore(session, (state) => `${state.count}`)
  if (!isService) return null
  return (
    <Choice
      label={words.sending.count}
      value={count}
      options={COUNTS}
      onChoose={(next) => session.setState({ count: Number(next) })}
    />
  )
}

/** How this computer's takes are made; a service has its own ways. */
function RenderSettingsButton() {
  const isLocal = useStore(session, (state) => state.engineId === 'local')
  const hasProject = useStore(editor, ({ document }) => document !== null)
  if (!isLocal || !hasProject) return null
  return (
    <IconButton
      label={words.exporting.renderSettings}
      onClick={() => session.setState({ dialog: { kind: 'renderSettings' } })}
    >
      <Settings2 size={16} />
    </IconButton>
  )
}

/** The one primary button: says what it does, and on hover why it cannot. */
function RenderButton() {
  const enabled = useEnabled('take.render')
  const engine = useStore(session, engineIn)
  const errors = useStore(editor, ({ document }) =>
    document
      ? problemsOf(document.history.present, engine).filter(({ severity }) => severity === 'error').length
      : 0,
  )
  const count = useStore(session, (state) => state.count)
  const profile = useChosenProfile()
  const label = engine.kind === 'local' ? words.render.button : words.render.send(engine.profile.name)
  const hint =
    errors > 0
      ? words.render.blocked(errors)
      : engine.kind === 'local'
        ? words.render.free
        : words.sending.hint(engine.profile.name, count)
  const left = useStore(editor, ({ document }) => document && notSentText(document.history.present, profile))
  const button = (
    <Button look="primary" aria-disabled={!enabled} onClick={() => perform('take.render')}>
      {label}
    </Button>
  )
  return <Hint text={left === null ? hint : `${hint} ${left}`} trigger={button} />
}
