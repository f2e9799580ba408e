import { Image, Plus } from 'lucide-react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { extents } from '../../src-shared/labels/measure.ts'
import { STATIC_LABEL } from '../../src-shared/limits.ts'
import { explained } from '../../src-shared/project/paintedOver.ts'
import { FROZEN } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { engineIn, problemsOf } from '../rendering.ts'
import { asShown, soloArea } from '../showing.ts'
import { editor } from '../stores/editor.ts'
import { prefer, preferences } from '../stores/preferences.ts'
import { activeArea, session } from '../stores/session.ts'
import { useEnabled } from '../ui/ActionButton.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Range } from '../ui/Range.tsx'
import { AreaRow } from './AreaRow.tsx'
import { TrialPanel } from './TrialPanel.tsx'

export function AreasPanel() {
  const history = useStore(editor, ({ document }) => document?.history ?? null)
  const chosen = useStore(session, (state) => state.area)
  const solo = useStore(session, (state) => state.solo)
  const engine = useStore(session, engineIn)
  if (!history) return null
  const project = history.present
  const active = activeArea(project, chosen)
  const alone = soloArea(project, solo)
  const shown = asShown(project, solo)
  const measured = extents(project.labels)
  const whole = project.photo.width * project.photo.height
  const size = (label: number) => {
    const pixels = measured[label]?.pixels ?? 0
    return { pixels, share: pixels / whole }
  }
  const found = explained(problemsOf(project, engine), history)
  return (
    <Panel title={words.areas.label} aside={<PlainSwitch />}>
      <ul className="areas" aria-label={words.areas.label}>
        <AreaRow
          id={FROZEN}
          label={STATIC_LABEL}
          name={words.areas.frozen}
          {...size(STATIC_LABEL)}
          active={active === FROZEN}
          visible={shown.frozen.visible}
          solo={alone === FROZEN}
          locked={project.frozen.locked}
          problems={found.filter(({ about }) => about === 'frozen')}
        />
        {shown.groups.map((group) => (
          <AreaRow
            key={group.id}
            {...group}
            {...size(group.label)}
            active={active === group.id}
            solo={alone === group.id}
            hasPath={group.path !== null}
            problems={found.filter(({ about }) => about === `group:${group.id}`)}
          />
        ))}
      </ul>
      <TrialPanel />
      <div className="areas-foot">
        <AddButton />
        <span className="grow" />
        <Tint />
      </div>
    </Panel>
  )
}

const AddButton = memo(function AddButton() {
  const canAdd = useEnabled('area.add')
  return (
    <Button
      look="quiet"
      className="add-area"
      aria-disabled={!canAdd}
      title={canAdd ? undefined : words.areas.full}
      onClick={() => perform('area.add')}
    >
      <Plus size={14} /> {words.areas.add}
    </Button>
  )
})

/** The photo without areas and paths, for as long as it is wanted. */
const PlainSwitch = memo(function PlainSwitch() {
  const plain = useStore(session, (state) => state.plain)
  return (
    <IconButton
      label={words.actions['view.plain']}
      hint={words.areas.plainHint}
      aria-pressed={plain}
      onClick={() => perform('view.plain')}
    >
      <Image size={14} />
    </IconButton>
  )
})

/** How strongly all areas are tinted. */
const Tint = memo(function Tint() {
  const tint = useStore(preferences, (state) => state.tint)
  return (
    <label className="tint" title={words.areas.tintHint}>
      <span className="muted">{words.areas.tint}</span>
      <Range
        label={words.areas.tint}
        value={Math.round(tint * 100)}
        min={0}
        max={100}
        step={5}
        text={words.areas.tintValue(tint)}
        onChange={(percent) => prefer({ tint: percent / 100 })}
      />
      <span className="tint-value">{words.areas.tintPercent(tint)}</span>
    </label>
  )
})
