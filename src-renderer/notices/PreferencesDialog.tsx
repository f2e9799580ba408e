import { useState } from 'react'
import { useStore } from 'zustand'
import { WHEELS } from '../../src-shared/preferences.ts'
import { words } from '../locales/en.ts'
import { prefer, preferences, wheelHabit } from '../stores/preferences.ts'
import { session } from '../stores/session.ts'
import { setTheme, THEMES, themeNow } from '../theme.ts'
import { Button } from '../ui/Button.tsx'
import { Question } from './Question.tsx'

const close = (): void => session.setState({ dialog: null })

/** Habits of hand and eye; each holds at once. */
export function PreferencesDialog() {
  const kept = useStore(preferences)
  const [theme, choose] = useState(themeNow)
  return (
    <Question title={words.preferences.title} text={words.preferences.text} onClose={close}>
      <div className="preferences">
        <Radios
          label={words.preferences.wheel}
          values={WHEELS}
          chosen={wheelHabit(kept)}
          text={words.preferences.wheels}
          onChoose={(wheel) => prefer({ wheel })}
        />
        <Radios
          label={words.preferences.theme}
          values={THEMES}
          chosen={theme}
          text={words.preferences.themes}
          onChoose={(next) => {
            choose(next)
            setTheme(next)
          }}
        />
        <label className="row">
          <input
            type="checkbox"
            checked={kept.pressure}
            onChange={({ target }) => prefer({ pressure: target.checked })}
          />
          {words.tools.pressure}
        </label>
        <p className="muted small">{words.preferences.motion}</p>
        <div className="dialog-buttons">
          <span className="grow" />
          <Button look="primary" autoFocus onClick={close}>
            {words.dialogs.close}
          </Button>
        </div>
      </div>
    </Question>
  )
}

interface RadiosProps<T extends string> {
  readonly label: string
  readonly values: readonly T[]
  readonly chosen: T
  readonly text: Readonly<Record<T, string>>
  readonly onChoose: (value: T) => void
}

function Radios<T extends string>({ label, values, chosen, text, onChoose }: RadiosProps<T>) {
  return (
    <fieldset className="radios">
      <legend>{label}</legend>
      {values.map((value) => (
        <label key={value} className="row">
          <input type="radio" name={label} checked={value === chosen} onChange={() => onChoose(value)} />
          {text[value]}
        </label>
      ))}
    </fieldset>
  )
}
