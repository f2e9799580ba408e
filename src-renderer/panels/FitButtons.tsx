import { changeSettings } from '../../src-shared/project/edits.ts'
import type { Problem } from '../../src-shared/project/problems.ts'
import { words } from '../locales/en.ts'
import { commit } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'

const fit = (on: boolean) => (): void => commit(changeSettings({ fit: on }))

/** The ways out of a photo that a service would refuse for its size or shape. */
export function FitButtons({ problem }: { problem: Problem }) {
  if (problem.code === 'photo/too-small' || problem.code === 'photo/aspect') {
    return (
      <div className="check-buttons">
        <Button onClick={fit(true)}>{words.fitting.fit}</Button>
      </div>
    )
  }
  if (problem.code !== 'photo/fitted') return null
  return (
    <div className="check-buttons">
      {problem.bars !== null && problem.which === 'photo' && (
        <Button onClick={() => session.setState({ dialog: { kind: 'background' } })}>
          {words.fitting.barColour}
        </Button>
      )}
      <Button onClick={fit(false)}>{words.fitting.unfit}</Button>
    </div>
  )
}
