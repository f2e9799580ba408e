import { useState } from 'react'
import { changeArea } from '../../src-shared/project/edits.ts'
import { FROZEN, type AreaId } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { commit } from '../stores/editor.ts'
import { chooseArea } from '../stores/session.ts'
import { NameField } from '../ui/NameField.tsx'

/** An area's name: a click chooses the area, a double click or F2 renames it. */
export function AreaName({ id, name }: { id: AreaId; name: string }) {
  const [naming, setNaming] = useState(false)
  const canRename = id !== FROZEN
  if (naming) {
    return (
      <NameField
        label={words.areas.rename(name)}
        className="area-name"
        name={name}
        onKeep={(next) => next !== '' && commit(changeArea(id, { name: next }))}
        onDone={() => setNaming(false)}
      />
    )
  }
  return (
    <button
      type="button"
      className="area-name"
      title={canRename ? words.areas.renameHint : undefined}
      onClick={() => chooseArea(id)}
      onDoubleClick={() => setNaming(canRename)}
      onKeyDown={(event) => event.key === 'F2' && setNaming(canRename)}
    >
      {name}
    </button>
  )
}
