import { RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { changeSettings } from '../../src-shared/project/edits.ts'
import { MODES, type Project } from '../../src-shared/project/project.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { toWire } from '../../src-shared/project/wire.ts'
import { call } from '../bridge.ts'
import { words } from '../locales/en.ts'
import { choosePhoto } from '../files.ts'
import { engineIn } from '../rendering.ts'
import { commit, currentProject, editor } from '../stores/editor.ts'
import { askForKey, forgetKey, keyStatus, statusAt } from '../stores/keyStatus.ts'
import { modelsIn, offered, refreshModels } from '../stores/models.ts'
import { sayError } from '../stores/notices.ts'
import { session } from '../stores/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
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
      <Advanced project={project} />
      <Button look="quiet" className="add-area" onClick={() => void viewRequest()}>
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

const MODE_OPTIONS = MODES.map((value) => ({ value, label: words.sending.modes[value] }))
const QUALITIES = (['std', 'pro'] as const).map((value) => ({ value, label: words.sending.qualities[value] }))

function Request({ project, profile }: { project: Project; profile: ServiceProfile }) {
  const { mode, model, quality, tail } = project.settings
  const asked = useStore(offered, modelsIn(profile))
  const models = [...new Set([...profile.support.map((row) => row.model), ...asked])]
  return (
    <>
      <div className="row">
        <span className="muted">{words.sending.mode}</span>
        <span className="grow" />
        <Choice
          label={words.sending.mode}
          value={mode}
          options={MODE_OPTIONS}
          onChoose={(next) => commit(changeSettings({ mode: next }))}
        />
      </div>
      {mode === 'end-frame' && (
        <div className="row">
          <span className="muted">{words.sending.tail}</span>
          <span className="grow">{tail?.name ?? words.sending.noTail}</span>
          <Button look="quiet" onClick={() => void chooseTail()}>
            {words.sending.choose}
          </Button>
          <Button look="quiet" onClick={fetchTail}>
            {words.sending.tailFromAddress}
          </Button>
        </div>
      )}
      <div className="row">
        <label className="text-field grow">
          <span className="muted">{words.sending.model}</span>
          <input
            list="models"
            value={model}
            spellCheck={false}
            onChange={(event) => commit(changeSettings({ model: event.target.value }))}
          />
          <datalist id="models">
            {models.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </label>
        <RefreshModels profile={profile} />
      </div>
      <div className="row">
        <span className="muted">{words.sending.quality}</span>
        <span className="grow" />
        <Choice
          label={words.sending.quality}
          value={quality}
          options={QUALITIES}
          onChoose={(next) => commit(changeSettings({ quality: next }))}
        />
      </div>
    </>
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

async function viewRequest(): Promise<void> {
  const project = currentProject()
  if (!project) return
  const { engineId, custom } = session.getState()
  const engine = { id: engineId, custom: engineId === 'custom' ? custom : null }
  const request = await call('request:preview', { project: toWire(project), engine })
  if (request.ok) session.setState({ dialog: { kind: 'request', request: request.value } })
  else sayError(request.error)
}
