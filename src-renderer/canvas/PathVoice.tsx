import { useStore } from 'zustand'
import { groupOf } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { editor } from '../stores/editor.ts'
import { activeArea, chosenAnchors, session, type Session } from '../stores/session.ts'
import { askedSample, sampleAt } from './sampleAt.ts'

const figure = (value: number): string => String(Number(value.toFixed(2)))

/** What the canvas shows of a path's chosen points, in words. */
function spoken(state: Session): string {
  const project = editor.getState().document?.history.present
  const path = project && groupOf(project, activeArea(project, state.area))?.path
  if (!path || state.tool !== 'path') return ''
  const chosen = chosenAnchors(state, project)
  const count = path.anchors.length
  const only = chosen.length === 1 ? chosen[0] : undefined
  const anchor = only === undefined ? undefined : path.anchors[only]
  if (only !== undefined && anchor) {
    const kind = words.paths.kinds[anchor.kind]
    return words.paths.pointSaid(only + 1, count, figure(anchor.x), figure(anchor.y), kind)
  }
  return chosen.length > 1 ? words.paths.pointsSaid(chosen.length, count) : ''
}

/** Says to screen readers which points and which sample of a path are chosen on the canvas. */
export function PathVoice() {
  const ofSession = useStore(session, spoken)
  const ofProject = useStore(editor, () => spoken(session.getState()))
  const sample = useStore(sampleAt, () => {
    const asked = askedSample()
    return asked ? words.paths.sampleSaid(asked.index + 1, asked.count, asked.seconds) : ''
  })
  // Either store may be the one that changed last; both give the words of now.
  const points = ofSession === ofProject ? ofSession : spoken(session.getState())
  return (
    <p className="unseen" role="status">
      {[points, sample].filter(Boolean).join('. ')}
    </p>
  )
}
