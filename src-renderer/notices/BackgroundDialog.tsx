import { useStore } from 'zustand'
import { BLACK, MID_GREY, WHITE, type Colour } from '../../src-shared/colour.ts'
import { changeBackground } from '../../src-shared/project/edits.ts'
import { words } from '../locales/en.ts'
import { commit, editor, seal } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { Question } from './Question.tsx'

const COLOURS: readonly (readonly [Colour, string])[] = [
  [WHITE, words.fitting.colours.white],
  [MID_GREY, words.fitting.colours.grey],
  [BLACK, words.fitting.colours.black],
]

const choose = (colour: Colour): void => commit(changeBackground(colour))

/** What the photo's transparent parts and its bars are laid on; seen at once, and undone like any edit. */
export function BackgroundDialog() {
  const colour = useStore(editor, ({ document }) => document?.history.present.photo.background ?? WHITE)
  const done = (): void => {
    seal()
    session.setState({ dialog: null })
  }
  return (
    <Question title={words.fitting.title} text={words.fitting.text} onClose={done} clear>
      <div className="background-form">
        <fieldset className="background-choice" aria-label={words.fitting.title}>
          {COLOURS.map(([value, label]) => (
            <label key={value} className="row">
              <input
                type="radio"
                name="background"
                checked={value === colour}
                onChange={() => choose(value)}
              />
              <span className="colour-sample" style={{ background: value }} />
              {label}
            </label>
          ))}
          <label className="row">
            <span className="colour-mark" />
            <input
              type="color"
              className="colour-sample"
              value={colour}
              onChange={(event) => choose(event.target.value)}
            />
            {words.fitting.other}
          </label>
        </fieldset>
        <div className="dialog-buttons">
          <span className="grow" />
          <Button look="primary" autoFocus onClick={done}>
            {words.fitting.done}
          </Button>
        </div>
      </div>
    </Question>
  )
}
