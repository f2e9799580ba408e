import { CircleAlert, Play, RotateCw, X } from 'lucide-react'
import { useEffect, useState, type DragEvent } from 'react'
import { useStore } from 'zustand'
import { isHeld, isRunning, isServiceTake, type Take } from '../../src-shared/take.ts'
import { mendingOf } from '../../src-shared/takes/mending.ts'
import { words } from '../locales/en.ts'
import { cancelTake, lookAgain } from '../rendering.ts'
import { session } from '../stores/session.ts'
import { takes as takeStore } from '../stores/takes.ts'
import { handOut, tryAgain } from '../takeKeeping.ts'
import { thumbnailOf } from '../thumbnails.ts'
import { IconButton } from '../ui/Button.tsx'
import { HeldTake } from './HeldTake.tsx'

interface TakePictureProps {
  readonly take: Take
  readonly name: string
  /** Whether Tab comes to its buttons. */
  readonly reached: boolean
}

/** A frame of the clip, which can be watched and dragged out of the window; or how far the take is. */
export function TakePicture({ take, name, reached }: TakePictureProps) {
  const tabIndex = reached ? 0 : -1
  return (
    <div className="take-picture">
      {take.state === 'ready' && <Clip take={take} name={name} />}
      {isServiceTake(take) && isHeld(take) && <HeldTake take={take} name={name} tabIndex={tabIndex} />}
      {isRunning(take) && !isHeld(take) && <Progress take={take} name={name} tabIndex={tabIndex} />}
      {(take.state === 'failed' || take.state === 'unknown') && (
        <Mishap take={take} name={name} tabIndex={tabIndex} />
      )}
    </div>
  )
}

function Clip({ take, name }: { take: Take; name: string }) {
  const picture = useThumbnail(take.id)
  const drag = (event: DragEvent): void => {
    // The page's own drag would be of its picture; the system's one is of the clip's file.
    event.preventDefault()
    void handOut('take:drag', take)
  }
  return (
    <button
      type="button"
      // Enter on the take watches it as well.
      tabIndex={-1}
      aria-label={words.takes.watch(name)}
      draggable
      onDragStart={drag}
      onClick={() => session.setState({ watching: take.id })}
    >
      {picture !== null && <img src={picture} alt="" draggable={false} />}
      <Play size={20} />
    </button>
  )
}

function useThumbnail(id: string): string | null {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    void thumbnailOf(id).then((url) => wanted && setPicture(url))
    return () => {
      wanted = false
    }
  }, [id])
  return picture
}

interface StateProps {
  readonly take: Take
  readonly name: string
  readonly tabIndex: 0 | -1
}

/** What went wrong with a take, and what helps one at a service. */
function Mishap({ take, name, tabIndex }: StateProps) {
  const mending = mendingOf(take)
  return (
    <div className="mishap">
      <IconButton
        label={words.keeping.detailsOf(name)}
        // Enter on the take opens them as well.
        tabIndex={-1}
        onClick={() => session.setState({ dialog: { kind: 'takeDetails', id: take.id } })}
      >
        <CircleAlert size={20} className="take-failed" />
      </IconButton>
      {mending && (
        <IconButton
          label={words.sending.mend[mending](name)}
          tabIndex={tabIndex}
          onClick={() => void (mending === 'send' ? tryAgain(take) : lookAgain(take.id))}
        >
          <RotateCw size={14} />
        </IconButton>
      )}
    </div>
  )
}

function Progress({ take, name, tabIndex }: StateProps) {
  const progress = useStore(takeStore, (state) => state.progress.get(take.id))
  const share = progress ? progress.done / Math.max(1, progress.total) : 0
  return (
    <div className="take-progress">
      <progress value={share} max={1} aria-label={`${name}: ${words.takes.states[take.state]}`} />
      <IconButton
        label={words.takes.cancel(name)}
        tabIndex={tabIndex}
        onClick={() => void cancelTake(take.id)}
      >
        <X size={14} />
      </IconButton>
    </div>
  )
}
