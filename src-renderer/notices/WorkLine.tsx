import { useStore } from 'zustand'
import { words } from '../locales/en.ts'
import { giveUpWork, work } from '../stores/work.ts'
import { Button } from '../ui/Button.tsx'

/** What is being waited for, and the way out of it. It appears only when it takes a moment. */
export function WorkLine() {
  const text = useStore(work, (state) => state.text)
  return (
    <div className="work-line" role="status">
      {text !== null && (
        <div className="work">
          <span className="work-bar" />
          <span>{text}</span>
          <Button look="quiet" onClick={() => giveUpWork()}>
            {words.dialogs.cancel}
          </Button>
        </div>
      )}
    </div>
  )
}
