import { useStore } from 'zustand'
import { changeArea } from '../../src-shared/project/edits.ts'
import { AREA_MOTIONS } from '../../src-shared/project/movement.ts'
import type { Group } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { commit } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { bendLimits } from '../stores/bendLimits.ts'
import { Choice } from '../ui/Choice.tsx'
import { MoreMovement } from './MoreMovement.tsx'

const text = words.movement
const OPTIONS = AREA_MOTIONS.map((value) => ({ value, label: text.motions[value] }))

/** What the chosen moving area does: slide, bend or flow, and behind a fold what few set. */
export function AreaMotion({ group, clipSeconds }: { group: Group; clipSeconds: number }) {
  const { id, motion, locked } = group
  const isLocal = useStore(session, (state) => state.engineId === 'local')
  return (
    <>
      <div className="row">
        <span className="muted">{text.moves}</span>
        <span className="grow" />
        {!isLocal && <span className="mark">{words.motion.computerOnly}</span>}
        <Choice
          label={text.movesField}
          value={motion}
          options={OPTIONS}
          disabled={locked}
          onChoose={(next) => commit(changeArea(id, { motion: next }))}
        />
      </div>
      <p className="muted small note">{text.motionNotes[motion]}</p>
      {motion === 'bend' && <BendNote label={group.label} />}
      <MoreMovement key={id} group={group} clipSeconds={clipSeconds} />
    </>
  )
}

/** How far it can bend, once the preview has found it out. */
function BendNote({ label }: { label: number }) {
  const bend = useStore(bendLimits, (known) => known.get(label))
  if (!bend || !Number.isFinite(bend.limitPx)) return null
  return <p className="small">{text.bends(bend.limitPx, bend.askedPx)}</p>
}
