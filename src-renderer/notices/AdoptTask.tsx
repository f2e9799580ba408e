import { useState } from 'react'
import { SERVICES } from '../../src-shared/service/profiles.ts'
import { call } from '../bridge.ts'
import { words } from '../locales/en.ts'
import { CustomService } from '../panels/CustomService.tsx'
import { keyPlace } from '../stores/keyStatus.ts'
import { sayError } from '../stores/notices.ts'
import { session } from '../stores/session.ts'
import { adoptTask, profileFor } from '../takeKeeping.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Question } from './Question.tsx'

const close = (): void => session.setState({ dialog: null })

const ENGINES = SERVICES.map(({ id, name }) => ({ value: id, label: name }))

/** Goes on when there is a key to ask the service with. */
async function adopt(engineId: string, taskId: string, name: string): Promise<void> {
  const profile = profileFor(engineId)
  if (!profile) return
  const key = await call('key:status', keyPlace(profile))
  if (!key.ok) sayError(key.error)
  else if (key.value.present) await adoptTask(engineId, taskId, name)
  else {
    const proceed = (): void => void adoptTask(engineId, taskId, name)
    session.setState({ dialog: { kind: 'key', profile, proceed } })
  }
}

/** Takes in a task that was sent from elsewhere, by its id at the service. */
export function AdoptTask() {
  const chosen = session.getState().engineId
  const [engineId, setEngine] = useState(chosen === 'local' ? (ENGINES[0]?.value ?? '') : chosen)
  const [taskId, setTaskId] = useState('')
  const [name, setName] = useState('')
  const submit = (): void => {
    close()
    const id = taskId.trim()
    void adopt(engineId, id, name.trim() === '' ? words.keeping.adopted(id) : name.trim())
  }
  return (
    <Question title={words.keeping.adoptTitle} text={words.keeping.adoptText} onClose={close}>
      <form
        className="key-form grow"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="row">
          <span className="muted">{words.keeping.service}</span>
          <span className="grow" />
          <Choice label={words.keeping.service} value={engineId} options={ENGINES} onChoose={setEngine} />
        </div>
        {engineId === 'custom' && <CustomService />}
        <label className="text-field">
          <span className="muted">{words.keeping.adoptId}</span>
          <input
            autoFocus
            value={taskId}
            maxLength={200}
            spellCheck={false}
            onChange={(event) => setTaskId(event.target.value)}
          />
        </label>
        <label className="text-field">
          <span className="muted">{words.keeping.adoptName}</span>
          <input
            value={name}
            maxLength={80}
            placeholder={words.keeping.adoptNamePlaceholder}
            spellCheck={false}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className="dialog-buttons">
          <span className="grow" />
          <Button onClick={close}>{words.dialogs.cancel}</Button>
          <Button look="primary" type="submit" disabled={taskId.trim() === ''}>
            {words.keeping.adopt}
          </Button>
        </div>
      </form>
    </Question>
  )
}
