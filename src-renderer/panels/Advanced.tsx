import { useId } from 'react'
import { useStore } from 'zustand'
import { MAX_ADDRESS_LENGTH, MAX_SERVICE_ID_LENGTH } from '../../src-shared/limits.ts'
import { changeSettings } from '../../src-shared/project/edits.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { cfgScaleSupport } from '../../src-shared/service/supportTable.ts'
import { externalIdSchema } from '../../src-shared/take.ts'
import { words } from '../locales/en.ts'
import { commit, seal } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { Range } from '../ui/Range.tsx'
import { RowOrigin } from './CustomService.tsx'

/** What few people set; a field that is not set is not sent. */
export function Advanced({ project, profile }: { project: Project; profile: ServiceProfile }) {
  const { cfgScale, callbackUrl, model } = project.settings
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
          maxLength={MAX_ADDRESS_LENGTH}
          spellCheck={false}
          onChange={(event) =>
            commit(changeSettings({ callbackUrl: event.target.value || null }, 'callbackUrl'))
          }
          onBlur={seal}
        />
      </label>
      <ExternalId />
      {profile.id === 'custom' && <RowOrigin />}
    </details>
  )
}

/** The next take's own external id. A wrong one is told of at once, and refused when it is sent. */
function ExternalId() {
  const externalId = useStore(session, (state) => state.externalId)
  const isOneTake = useStore(session, (state) => state.count === 1)
  const isWrong = isOneTake && externalId !== '' && !externalIdSchema.safeParse(externalId).success
  const rule = useId()
  return (
    <>
      <label className="text-field">
        <span className="muted">{words.sending.externalId}</span>
        <input
          value={isOneTake ? externalId : ''}
          disabled={!isOneTake}
          placeholder={isOneTake ? words.sending.externalIdMade : words.paying.idForOneTake}
          // Longer than one may be: an id that is cut without a word would be another one.
          maxLength={MAX_SERVICE_ID_LENGTH}
          spellCheck={false}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? rule : undefined}
          onChange={(event) => session.setState({ externalId: event.target.value.trim() })}
        />
      </label>
      {isWrong && (
        <p className="error-text" id={rule} role="status">
          {words.sending.externalIdRule}
        </p>
      )}
    </>
  )
}
