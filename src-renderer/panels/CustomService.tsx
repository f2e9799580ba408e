import { useStore } from 'zustand'
import { MAX_ADDRESS_LENGTH, MAX_PROMPT_LENGTH } from '../../src-shared/limits.ts'
import { Y_ORIGINS, type CustomSettings } from '../../src-shared/service/profiles.ts'
import { words } from '../locales/en.ts'
import { keepCustom } from '../stores/custom.ts'
import { session } from '../stores/session.ts'
import { Choice } from '../ui/Choice.tsx'

const ORIGINS = Y_ORIGINS.map((value) => ({ value, label: words.sending.origins[value] }))

/** A check leads to it. */
export const ADDRESS_FIELD = 'service-address'

function change(patch: Partial<CustomSettings>): void {
  const next = { ...session.getState().custom, ...patch }
  keepCustom(next)
  session.setState({ custom: next })
}

/** A service of the person's own: any relay that speaks Kling's contract. */
export function CustomService() {
  const custom = useStore(session, (state) => state.custom)
  return (
    <>
      <label className="text-field">
        <span className="muted">{words.sending.baseUrl}</span>
        <input
          id={ADDRESS_FIELD}
          value={custom.baseUrl}
          placeholder="https://"
          maxLength={MAX_ADDRESS_LENGTH}
          spellCheck={false}
          onChange={(event) => change({ baseUrl: event.target.value.trim() })}
        />
      </label>
      <label className="row">
        <input
          type="checkbox"
          checked={custom.localNetwork}
          onChange={(event) => change({ localNetwork: event.target.checked })}
        />
        {words.sending.localNetwork}
      </label>
      <Limit
        label={words.sending.maxPrompt}
        value={custom.maxPrompt}
        onLimit={(maxPrompt) => change({ maxPrompt })}
      />
      <Limit
        label={words.sending.maxNegativePrompt}
        value={custom.maxNegativePrompt}
        onLimit={(maxNegativePrompt) => change({ maxNegativePrompt })}
      />
    </>
  )
}

/** Where the service counts the rows of a path's points from. */
export function RowOrigin() {
  const yOrigin = useStore(session, (state) => state.custom.yOrigin)
  return (
    <div className="row">
      <span className="muted">{words.sending.origin}</span>
      <span className="grow" />
      <Choice
        label={words.sending.origin}
        value={yOrigin}
        options={ORIGINS}
        onChoose={(next) => change({ yOrigin: next })}
      />
    </div>
  )
}

interface LimitProps {
  readonly label: string
  readonly value: number
  readonly onLimit: (limit: number) => void
}

/** How long a text may be at this service, characters. */
function Limit({ label, value, onLimit }: LimitProps) {
  return (
    <label className="row">
      <span className="muted">{label}</span>
      <span className="grow" />
      <input
        className="figure"
        type="number"
        min={0}
        max={MAX_PROMPT_LENGTH}
        step={1}
        value={value}
        onChange={({ target }) => {
          const limit = target.valueAsNumber
          if (Number.isInteger(limit) && limit >= 0 && limit <= MAX_PROMPT_LENGTH) onLimit(limit)
        }}
      />
    </label>
  )
}
