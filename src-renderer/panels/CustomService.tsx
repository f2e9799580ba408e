import { useStore } from 'zustand'
import { Y_ORIGINS, type CustomSettings } from '../../src-shared/service/profiles.ts'
import { words } from '../locales/en.ts'
import { keepCustom } from '../stores/custom.ts'
import { session } from '../stores/session.ts'
import { Choice } from '../ui/Choice.tsx'

const ORIGINS = Y_ORIGINS.map((value) => ({ value, label: words.sending.origins[value] }))

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
          value={custom.baseUrl}
          placeholder="https://"
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
