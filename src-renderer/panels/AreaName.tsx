import { useState } from 'react'
import { MAX_NAME_LENGTH } from '../../src-shared/limits.ts'
import { changeArea } from '../../src-shared/project/edits.ts'
import { FROZEN, type AreaId } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { commit } from '../stores/editor.ts'
import { chooseArea } from '../stores/session.ts'

/** An area's name: a click chooses the area, a double click or F2 renames it. */
export function AreaName({ id, name }: { id: AreaId; name: string }) {
  const [naming, setNaming] = useState(false)
  const canRename = id !== FROZEN
  if (naming) return <NameField id={id} name={name} onDone={() => setNaming(false)} />
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

function NameField({ id, name, onDone }: { id: AreaId; name: string; onDone: () => void }) {
  const [text, setText] = useState(name)
  const keep = (): void => {
    const next = text.trim()
    if (next !== '' && next !== name) commit(changeArea(id, { name: next }))
    onDone()
  }
  return (
    <input
      className="area-name"
      value={text}
      aria-label={words.areas.rename(name)}
      maxLength={MAX_NAME_LENGTH}
      spellCheck={false}
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') onDone()
      }}
      onBlur={keep}
    />
  )
}
