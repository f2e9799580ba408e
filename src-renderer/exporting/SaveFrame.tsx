import { Camera } from 'lucide-react'
import type { Input } from '../../src-shared/contract.ts'
import { toWire } from '../../src-shared/project/wire.ts'
import { call } from '../bridge.ts'
import { words } from '../locales/en.ts'
import { currentDocument } from '../stores/editor.ts'
import { say, sayError } from '../stores/notices.ts'
import { IconButton } from '../ui/Button.tsx'
import { takeSpec } from './takeSpec.ts'

type Order = Input<'frame:save'>

/** Saves the picture that is seen as a file of its own. `order` is asked when it is pressed. */
export function SaveFrame({ order }: { order: () => Order | null }) {
  const save = async (): Promise<void> => {
    const wanted = order()
    if (!wanted) return
    const saved = await call('frame:save', wanted)
    if (!saved.ok) sayError(saved.error)
    else if (saved.value) say(words.exporting.savedFrame(saved.value.name))
  }
  return (
    <IconButton label={words.exporting.saveFrame} className="stepping" onClick={() => void save()}>
      <Camera size={14} />
    </IconButton>
  )
}

/** The frame of the open project's motion at a time, as a take would show it. */
export function projectFrame(seconds: number): Order | null {
  const document = currentDocument()
  if (!document) return null
  const { name, history } = document
  const project = history.present
  return { of: { kind: 'project', project: toWire(project), name, spec: takeSpec(project) }, seconds }
}
