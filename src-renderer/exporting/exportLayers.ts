import { toWire } from '../../src-shared/project/wire.ts'
import { call } from '../bridge.ts'
import { words } from '../locales/en.ts'
import { canPreview } from '../rendering.ts'
import { currentDocument } from '../stores/editor.ts'
import { say, sayError } from '../stores/notices.ts'
import { session } from '../stores/session.ts'
import { setExporting, takes } from '../stores/takes.ts'

/** One export at a time; the one of layers can be looked at again. */
export function canExportLayers(): boolean {
  const { exporting } = takes.getState()
  return exporting === null ? canPreview() : exporting.id === null
}

/**
 * Writes cut-outs, plate and mattes for other programs into a new folder where the person says, or shows how far that
 * is. Main asks where to.
 */
export async function exportLayers(): Promise<void> {
  const document = currentDocument()
  const { exporting } = takes.getState()
  session.setState({ dialog: { kind: 'exportLayers' } })
  if (!document || exporting) return
  setExporting({ id: null, stage: 'fill', done: 0, total: 0, secondsLeft: null, spec: null })
  const { history, name } = document
  const saved = await call('layer:saveAll', { project: toWire(history.present), name })
  setExporting(null)
  if (session.getState().dialog?.kind === 'exportLayers') session.setState({ dialog: null })
  if (!saved.ok) sayError(saved.error)
  else if (saved.value) say(words.exporting.savedLayers(saved.value.files, saved.value.folder))
}

export const stopLayers = (): void => void call('layer:stopSaving', {})
