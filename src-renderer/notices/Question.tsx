import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

interface QuestionProps {
  readonly title: string
  /** One paragraph, or several. */
  readonly text: string | readonly string[]
  readonly onClose: () => void
  /** Whether what is behind stays bright, where the answer is seen in it. */
  readonly clear?: boolean
  readonly children: ReactNode
}

export function Question({ title, text, onClose, clear = false, children }: QuestionProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={`backdrop ${clear ? 'clear' : ''}`} />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          <Dialog.Description className="dialog-text" render={<div />}>
            {[text].flat().map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Dialog.Description>
          <div className="dialog-buttons">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
