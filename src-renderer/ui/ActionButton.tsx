import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { actions, perform, type ActionId } from '../actions.ts'
import { editor } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { setup } from '../stores/setup.ts'
import { IconButton } from './Button.tsx'
import { keyText } from './keyText.ts'

/** Whether an action may be done now; asked anew when the project or the session changes, drawn anew when it differs. */
export function useEnabled(id: ActionId): boolean {
  const enabled = (): boolean => actions[id].enabled()
  const asOfProject = useStore(editor, enabled)
  const asOfSession = useStore(session, enabled)
  return asOfProject && asOfSession
}

/** An action as a button with an icon, its name and its key. Where it may not be done it keeps the focus all the same. */
export function ActionButton({
  id,
  className,
  pressed,
  children,
}: {
  id: ActionId
  /** Of an action that switches something: whether it is on. */
  pressed?: boolean
  className?: string
  children: ReactNode
}) {
  const enabled = useEnabled(id)
  const isMac = useStore(setup, (state) => state.isMac)
  const { label, keys } = actions[id]
  const key = keys[0]
  return (
    <IconButton
      label={label}
      hint={key === undefined ? undefined : keyText(key, isMac)}
      aria-disabled={enabled ? undefined : true}
      className={className ?? ''}
      aria-pressed={pressed}
      onClick={() => perform(id)}
    >
      {children}
    </IconButton>
  )
}
