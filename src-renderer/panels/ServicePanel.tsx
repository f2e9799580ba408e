import { RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { MAX_MODEL_LENGTH } from '../../src-shared/limits.ts'
import { changeSettings } from '../../src-shared/project/edits.ts'
import { MODES, type Photo, type Project } from '../../src-shared/project/project.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { refusedValues } from '../../src-shared/service/takesWhat.ts'
import { words } from '../locales/en.ts'
import { choosePhoto } from '../files.ts'
import { engineIn } from '../rendering.ts'
import { viewRequest } from '../requests.ts'
import { commit, editor, seal } from '../stores/editor.ts'
import { askForKey, forgetKey, keyStatus, statusAt } from '../stores/keyStatus.ts'
import { modelsIn, offered, refreshModels } from '../stores/models.ts'
import { session } from '../stores/session.ts'
import { useEnabled } from '../ui/ActionButton.tsx'
import { Button, Hint, IconButton } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Advanced } from './Advanced.tsx'
import { CustomService } from './CustomService.tsx'

/** What a service is asked for, and its key. Only there while a service is chosen. */
export function ServicePanel() {
  const project = useStore(editor, ({ document }) => document?.history.present ?? null)
  const engine = useStore(session, engineIn)
  if (!project || engine.kind === 'local') return null
  return (
    <Panel title={engine.profile.name}>
      {engine.profile.id === 'custom' && <CustomService />}
      <KeyRow profile={engine.profile} />
      <Request project={project} profile={engine.profile} />
      <Advanced project={project} profile={engine.profile} />
      <Button look="quiet" className="add-area" onClick={() => void viewRequest(engine.profile)}>
        {words.sending.viewRequest}
      </Button>
    </Panel>
  )
}

function KeyRow({ profile }: { profile: ServiceProfile }) {
  const status = useStore(keyStatus, statusAt(profile))
  const { id, baseUrl } = profile
  useEffect(() => void askForKey({ id, baseUrl }), [id, baseUrl])
  const enter = (): void => session.setState({ dialog: { kind: 'key', profile, proceed: () => undefined } })
  return (
    <div className="row">
      <span className="muted">{words.sending.key}</span>
      <span className="grow">
        {status?.present === true ? words.sending.keyKept(status.last4, status.kept) : words.sending.noKey}
      </span>
      <Button look="quiet" onClick={enter}>
        {status?.present === true ? words.sending.change : words.sending.enter}
      </Button>
      {status?.present === true && (
        <Button look="quiet" onClick={() => void forgetKey(profile)}>
          {words.sending.forget}
        </Button>
      )}
    </div>
  )
}

const QUALITIES = ['std', 'pro'] as const

function Request({ project, profile }: { project: Project; profile: ServiceProfile }) {
  const { mode, model, quality, tail } = project.settings
  const refusedModes = refusedValues(project, profile, 'mode', MODES)
  const refusedQualities = refusedValues(project, profile, 'quality', QUALITIES)
  return (
    <>
      <div className="row">
        <span className="muted">{words.sending.mode}</span>
        <span className="grow" />
        <Choice
          label={words.sending.mode}
          value={mode}
          options={MODES.map((value) => ({
            value,
            label: words.sending.modes[value],
            refused: refusedModes.includes(value) ? words.paying.notWith(model) : undefined,
          }))}
          onChoose={(next) => commit(changeSettings({ mode: next }))}
        />
      </div>
      {mode === 'end-frame' && <EndFrame tail={tail} />}
      <Model model={model} profile={profile} />
      <div className="row">
        <span className="muted">{words.sending.quality}</span>
        <span className="grow" />
        <Choice
          label={words.sending.quality}
          value={quality}
          options={QUALITIES.map((value) => ({
            value,
            label: words.sending.qualities[value],
            refused: refusedQualities.includes(value) ? words.paying.refused(mode, model) : undefined,
          }))}
          onChoose={(next) => commit(changeSettings({ quality: next }))}
        />
      </div>
    </>
  )
}

/** The model, by any name: those that are known, or that the service told of, are offered. */
function Model({ model, profile }: { model: string; profile: ServiceProfile }) {
  const asked = useStore(offered, modelsIn(profile))
  const models = [...new Set([...profile.support.map((row) => row.model), ...asked])]
  return (
    <div className="row">
      <label className="row grow">
        <span className="muted">{words.sending.model}</span>
        <span className="text-field grow">
          <input
            list="models"
            value={model}
            maxLength={MAX_MODEL_LENGTH}
            spellCheck={false}
            onChange={(event) => commit(changeSettings({ model: event.target.value }, 'model'))}
            onBlur={seal}
          />
        </span>
        <datalist id="models">
          {models.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <RefreshModels profile={profile} />
    </div>
  )
}

/** Where a service documents no list there is nothing to ask, and the button says so. */
function RefreshModels({ profile }: { profile: ServiceProfile }) {
  const can = profile.modelsPath !== null
  return (
    <IconButton
      label={words.sending.refreshModels}
      hint={can ? words.sending.refreshHint(profile.name) : words.sending.noModelList(profile.name)}
      aria-disabled={!can}
      onClick={() => can && void refreshModels(profile)}
    >
      <RefreshCw size={14} />
    </IconButton>
  )
}

/** The photo that the clip ends with, from a file or made by this computer. */
function EndFrame({ tail }: { tail: Photo | null }) {
  const enabled = useEnabled('request.lastFrame')
  const fromPreview = (
    <Button look="quiet" aria-disabled={!enabled} onClick={() => perform('request.lastFrame')}>
      {words.paying.fromPreview}
    </Button>
  )
  return (
    <div className="end-frame">
      <span className="muted">{words.sending.tail}</span>
      <span className="end-frame-name" title={tail?.name}>
        {tail?.name ?? words.sending.noTail}
      </span>
      <div className="row">
        <Button look="quiet" onClick={() => void chooseTail()}>
          {words.sending.choose}
        </Button>
        <Button look="quiet" onClick={fetchTail}>
          {words.sending.tailFromAddress}
        </Button>
        <Hint
          text={enabled ? words.actions['request.lastFrame'] : words.paying.fromPreviewNeeds}
          trigger={fromPreview}
        />
      </div>
    </div>
  )
}

/** The end frame is a photo of its own. */
async function chooseTail(): Promise<void> {
  const photo = await choosePhoto()
  if (photo) commit(changeSettings({ tail: photo }))
}

const fetchTail = (): void =>
  session.setState({
    dialog: {
      kind: 'address',
      address: null,
      onPhoto: ({ photo }) => commit(changeSettings({ tail: photo })),
    },
  })
