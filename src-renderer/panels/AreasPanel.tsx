import { Plus } from 'lucide-react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { extents } from '../../src-shared/labels/measure.ts'
import { STATIC_LABEL } from '../../src-shared/limits.ts'
import { FROZEN } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { engineIn, problemsOf } from '../rendering.ts'
import { editor } from '../stores/editor.ts'
import { activeArea, session } from '../stores/session.ts'
import { useEnabled } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { AreaRow } from './AreaRow.tsx'
import { ReshapePanel } from './ReshapePanel.tsx'

export function AreasPanel() {
  const project = useStore(editor, ({ document }) => document?.history.present ?? null)
  const chosen = useStore(session, (state) => state.area)
  const engine = useStore(session, engineIn)
  const canAdd = useEnabled('area.add')
  if (!project) return null
  const active = activeArea(project, chosen)
  const measured = extents(project.labels)
  const whole = project.photo.width * project.photo.height
  const share = (label: number): number => (measured[label]?.pixels ?? 0) / whole
  const found = problemsOf(project, engine)
  return (
    <Panel title={words.areas.label}>
      <ul className="areas" aria-label={words.areas.label}>
        <AreaRow
          id={FROZEN}
          label={STATIC_LABEL}
          name={words.areas.frozen}
          share={share(STATIC_LABEL)}
          active={active === FROZEN}
          visible={project.frozen.visible}
          locked={project.frozen.locked}
          problems={found.filter(({ about }) => about === 'frozen')}
        />
        {project.groups.map((group) => (
          <AreaRow
            key={group.id}
            id={group.id}
            label={group.label}
            name={group.name}
            share={share(group.label)}
            active={active === group.id}
            visible={group.visible}
            locked={group.locked}
            sent={group.sent}
            hasPath={group.path !== null}
            problems={found.filter(({ about }) => about === `group:${group.id}`)}
          />
        ))}
      </ul>
      <ReshapePanel />
      <Button
        look="quiet"
        className="add-area"
        aria-disabled={!canAdd}
        title={canAdd ? undefined : words.areas.full}
        onClick={() => perform('area.add')}
      >
        <Plus size={14} /> {words.areas.add}
      </Button>
    </Panel>
  )
}
