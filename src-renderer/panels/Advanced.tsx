import { useStore } from 'zustand'
import { changeSettings } from '../../src-shared/project/edits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { cfgScaleSupport } from '../../src-shared/service/supportTable.ts'
import { words } from '../locales/en.ts'
import { commit, seal } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { Range } from '../ui/Range.tsx'
import { RowOrigin } from './CustomService.tsx'

/** What few people set; a field that is not set is not sent. */
export function Advanced({ project, profile }: { project: Project; profile: ServiceProfile }) {
  const { cfgScale, callbackUrl, model } = project.settings
  const externalId = useStore(session, (state) => state.externalId)
  const isOneTake = useStore(session, (state) => state.count === 1)
  const takesCfgScale = cfgScaleSupport(profile.support, model) !== 'no'
  return (
    <details className="advanced">
      <summary>{words.sending.advanced}</summary>
      <label className="row">
        <input
          type="checkbox"
          checked={cfgScale !== null}
          disabled={!takesCfgScale}
          onChange={(event) => commit(changeSettings({ cfgScale: event.target.checked ? 0.5 : null }))}
        />
        {words.sending.cfgScale}
        <span className="grow" />
        {takesCfgScale && cfgScale?.toFixed(2)}
      </label>
      {!takesCfgScale && <p className="reason">{words.paying.notWith(model)}</p>}
      {cfgScale !== null && takesCfgScale && (
        <Range
          label={words.sending.cfgScale}
          value={cfgScale}
          min={0}
          max={1}
          step={0.05}
          onChange={(value, run) => commit(changeSettings({ cfgScale: value }, run))}
        />
      )}
      <label className="text-field">
        <span className="muted">{words.sending.callbackUrl}</span>
        <input
          value={callbackUrl ?? ''}
          spellCheck={false}
          onChange={(event) =>
            commit(changeSettings({ callbackUrl: event.target.value || null }, 'callbackUrl'))
          }
          onBlur={seal}
        />
      </label>
      <label className="text-field">
        <span className="muted">{words.sending.externalId}</span>
        <input
          value={isOneTake ? externalId : ''}
          disabled={!isOneTake}
          placeholder={isOneTake ? words.sending.externalIdMade : words.paying.idForOneTake}
          spellCheck={false}
          onChange={(event) => session.setState({ externalId: event.target.value.trim() })}
        />
      </label>
      {profile.id === 'custom' && <RowOrigin />}
    </details>
  )
}
