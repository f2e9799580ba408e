import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { words } from '../locales/en.ts'
import { noticesShown, notices } from '../stores/notices.ts'

export function Notices() {
  // The effects of what is inside come first: by now the toasts are listened to.
  useEffect(noticesShown, [])
  return (
    <Toast.Provider toastManager={notices}>
      <Toast.Portal>
        <Toast.Viewport className="notices">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function List() {
  const { toasts } = Toast.useToastManager()
  // All of them are spread out at any time, so nothing of them is hidden from who hears them.
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} aria-hidden={false} className={`notice ${toast.type ?? ''}`}>
      <Toast.Content className="notice-content">
        <Toast.Title className="notice-title" />
        <Toast.Description className="notice-text" />
        {toast.actionProps && <Toast.Action className="button plain notice-action" />}
      </Toast.Content>
      <Toast.Close className="icon-button" aria-label={words.notices.dismiss} aria-hidden={false}>
        <X size={14} />
      </Toast.Close>
    </Toast.Root>
  ))
}
