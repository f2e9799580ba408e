import { useStore } from 'zustand'
import { words } from '../locales/en.ts'
import { session } from '../stores/session.ts'
import { takes } from '../stores/takes.ts'
import { Button } from '../ui/Button.tsx'

const text = words.exporting
const hide = (): void => session.setState({ dialog: null })

const NOT_BEGUN = { stage: 'fill', done: 0, total: 0, secondsLeft: null } as const

/** How far the export is that is under way, and the ways out of its dialog. */
export function ExportProgress({ onStop }: { onStop: () => void }) {
  const exporting = useStore(takes, (state) => state.exporting)
  const { stage, done, total, secondsLeft } = exporting ?? NOT_BEGUN
  const percent = Math.floor((100 * done) / Math.max(1, total))
  return (
    <>
      <div className="export-progress">
        <progress aria-label={text.progressLabel} value={done} max={Math.max(1, total)} />
        <span className="muted">
          {done === 0
            ? text.starting
            : stage === 'fill'
              ? text.filling(percent)
              : text.progress(percent, secondsLeft)}
        </span>
      </div>
      <div className="dialog-buttons">
        <span className="grow" />
        <Button onClick={hide}>{text.hide}</Button>
        <Button autoFocus onClick={onStop}>
          {text.stop}
        </Button>
      </div>
    </>
  )
}
