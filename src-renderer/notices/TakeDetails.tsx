import { Dialog } from '@base-ui/react/dialog'
import { Copy } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { MAX_NAME_LENGTH, MAX_NOTE_LENGTH } from '../../src-shared/limits.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import type { Take, TakeId } from '../../src-shared/take.ts'
import type { TakeSettings } from '../../src-shared/takes/difference.ts'
import { words } from '../locales/en.ts'
import { copyText } from '../requests.ts'
import { session } from '../stores/session.ts'
import { takes } from '../stores/takes.ts'
import { remark, settingsOf, shownName } from '../takeKeeping.ts'
import { settingLines } from '../takeWords.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { StarChoice } from '../ui/StarChoice.tsx'

/** All that is known of a take, and what a person says of it. */
export function TakeDetails({ id }: { id: TakeId }) {
  const take = useStore(takes, ({ byId }) => byId.get(id))
  if (!take) return null
  return <Details key={id} take={take} />
}

function Details({ take }: { take: Take }) {
  const { id, remarks } = take
  const [name, setName] = useState(remarks.name)
  const [note, setNote] = useState(remarks.note)
  // What was written counts however the dialog ends.
  const close = (): void => {
    if (name.trim() !== remarks.name || note !== remarks.note) void remark(id, { name: name.trim(), note })
    session.setState({ dialog: null })
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog wide">
          <Dialog.Title className="dialog-title">{shownName(take)}</Dialog.Title>
          <div className="take-remarks">
            <label className="text-field">
              <span className="muted">{words.keeping.name}</span>
              <input
                value={name}
                placeholder={shownName({ ...take, remarks: { ...remarks, name: '' } })}
                maxLength={MAX_NAME_LENGTH}
                spellCheck={false}
                onChange={(event) => setName(event.target.value)}
              />
            </label>
            <StarChoice stars={remarks.stars} onChoose={(stars) => void remark(id, { stars })} />
            <label className="text-field take-note">
              <span className="muted">{words.keeping.note}</span>
              <textarea
                autoFocus
                rows={3}
                value={note}
                placeholder={words.keeping.notePlaceholder}
                maxLength={MAX_NOTE_LENGTH}
                onChange={(event) => setNote(event.target.value)}
              />
            </label>
          </div>
          <div className="dialog-body facts" tabIndex={0} role="region" aria-label={words.keeping.about}>
            <About take={take} />
            <MadeWith id={id} />
          </div>
          <div className="dialog-buttons">
            <span className="grow" />
            <Button look="primary" onClick={close}>
              {words.dialogs.close}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Fact({ what, children }: { what: string; children: ReactNode }) {
  return (
    <>
      <dt>{what}</dt>
      <dd>{children}</dd>
    </>
  )
}

function About({ take }: { take: Take }) {
  const { clip, service, error } = take
  const mishap = error && describeError(error)
  return (
    <section>
      <h3>{words.keeping.about}</h3>
      <dl>
        <Fact what={words.keeping.project}>{take.projectName}</Fact>
        <Fact what={words.keeping.engine}>{words.takes.by(service?.name ?? take.engine)}</Fact>
        <Fact what={words.keeping.madeAt}>{words.keeping.when(take.createdAt)}</Fact>
        <Fact what={words.keeping.state}>
          {words.takes.states[take.state]}
          {mishap && `: ${mishap.what}. ${mishap.next}.`}
        </Fact>
        {clip && (
          <Fact what={words.keeping.clip}>
            {words.keeping.clipFigures(clip.width, clip.height, clip.durationSeconds, clip.fps, clip.bytes)}
          </Fact>
        )}
        {service && (
          <>
            <Id what={words.keeping.taskId} id={service.taskId ?? ''} />
            <Id what={words.keeping.externalId} id={service.externalId} />
            <Id what={words.keeping.requestId} id={service.requestId} />
          </>
        )}
      </dl>
    </section>
  )
}

/** A name that a service's support asks for. */
function Id({ what, id }: { what: string; id: string }) {
  if (id === '') return null
  return (
    <Fact what={what}>
      <code>{id}</code>
      <IconButton
        label={words.keeping.copyIt(what)}
        onClick={() => void copyText(id, words.keeping.idCopied(what))}
      >
        <Copy size={14} />
      </IconButton>
    </Fact>
  )
}

function MadeWith({ id }: { id: TakeId }) {
  const [settings, setSettings] = useState<TakeSettings | 'missing' | null>(null)
  useEffect(() => {
    let wanted = true
    void settingsOf(id).then((made) => wanted && setSettings(made.ok ? made.value : 'missing'))
    return () => {
      wanted = false
    }
  }, [id])
  return (
    <section>
      <h3>{words.keeping.madeWith}</h3>
      {settings === 'missing' && <p className="muted">{words.keeping.noSettings}</p>}
      {settings !== null && settings !== 'missing' && (
        <dl>
          {settingLines(settings).map(([what, how]) => (
            <Fact key={what} what={what}>
              {how}
            </Fact>
          ))}
        </dl>
      )}
    </section>
  )
}
