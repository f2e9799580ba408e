import { useStore } from 'zustand'
import { changeSettings } from '../../src-shared/project/edits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { commit, seal } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { Range } from '../ui/Range.tsx'

/** What few people set; a field that is not set is not sent. */
export function Advanced({ project }: { project: Project }) {
  const { cfgScale, callbackUrl } = project.settings
  const externalId = useStore(session, (state) => state.externalId)
  return (
    <details className="advanced">
      <summary>{words.sending.advanced}</summary>
      <label className="row">
        <input
          type="checkbox"
          checked={cfgScale !== null}
          onChange={(event) => commit(changeSettings({ cfgScale: event.target.checked ? 0.5 : null }))}
        />
        {words.sending.cfgScale}
        <span className="grow" />
        {cfgScale?.toFixed(2)}
      </label>
      {cfgScale !== null && (
        <Range
          label={words.sending.cfgScale}
          value={cfgScale}
          min={0}
          max={1}
          step={0.05}
          onChange={(value) => commit(changeSettings({ cfgScale: value }))}
        />
      )}
      <label className="text-field">
        <span className="muted">{words.sending.callbackUrl}</span>
        <input
          value={callbackUrl ?? ''}
          spellCheck={false}
          onChange={(event) => commit(changeSettings({ callbackUrl: event.target.value || null }))}
          onBlur={seal}
        />
      </label>
      <label className="text-field">
        <span className="muted">{words.sending.externalId}</span>
        <input
          value={externalId}
          placeholder={words.sending.externalIdMade}
          spellCheck={false}
          onChange={(event) => session.setState({ externalId: event.target.value.trim() })}
        />
      </label>
    </details>
  )
}
