import { Dialog } from '@base-ui/react/dialog'
import { useCallback } from 'react'
import type { Output } from '../../src-shared/contract.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { describeSent } from '../../src-shared/locales/en/sent.ts'
import { words } from '../locales/en.ts'
import { copyCurl, copyRequest, saveRequest } from '../requests.ts'
import { session } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'

const close = (): void => session.setState({ dialog: null })

/** Texts longer than this are pictures; on the screen they are cut. */
const LONG_TEXT = 120

/** The request as it may be read: its own text, long picture texts cut. */
const readable = (text: string): string =>
  JSON.stringify(
    JSON.parse(text),
    (_, value: unknown) =>
      typeof value === 'string' && value.length > LONG_TEXT
        ? `${value.slice(0, 24)}… ${words.sending.characters(value.length)}`
        : value,
    2,
  )

interface RequestDialogProps {
  /** Whom it would go to; null for one that was sent: sending it from elsewhere would be a second task of its id. */
  readonly profile: ServiceProfile | null
  readonly title?: string
  readonly request: Output<'request:preview'>
}

/** Exactly what a service would be sent, with its pictures. */
export function RequestDialog({ profile, request, title = words.sending.requestTitle }: RequestDialogProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog wide">
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          <div className="request-images">
            {request.images.map((image, i) => (
              <Picture key={i} {...image} />
            ))}
          </div>
          <pre className="request-text" tabIndex={0}>
            {readable(request.text)}
          </pre>
          <div className="dialog-buttons">
            <span className="grow" />
            {profile && <Button onClick={() => void saveRequest()}>{words.paying.saveRequest}</Button>}
            <Button onClick={() => void copyRequest(request.text)}>{words.sending.copy}</Button>
            {profile && (
              <Button onClick={() => void copyCurl(profile, request.text)}>{words.paying.copyCurl}</Button>
            )}
            <Button look="primary" autoFocus onClick={close}>
              {words.dialogs.close}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Picture({ role, name, bytes, sent }: Output<'request:preview'>['images'][number]) {
  const show = useCallback(
    (picture: HTMLImageElement) => {
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]))
      picture.src = url
      return () => URL.revokeObjectURL(url)
    },
    [bytes],
  )
  const label = words.sending.pictures[role](name)
  return (
    <figure>
      <img ref={show} alt={label} />
      <figcaption>
        {label} {sent && <span className="next-step">{describeSent(sent)}</span>}
      </figcaption>
    </figure>
  )
}
