import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import type { TakeId } from '../../src-shared/take.ts'
import { call } from '../bridge.ts'
import { words } from '../locales/en.ts'
import { say, sayError } from '../stores/notices.ts'
import { session } from '../stores/session.ts'
import { setExporting, takes } from '../stores/takes.ts'

/** Asks how a take is to be exported. */
export const openExport = (id: TakeId): void => session.setState({ dialog: { kind: 'exportClip', id } })

/** Writes a take where the person says; main asks where. */
export async function exportTake(id: TakeId, spec: ClipSpec): Promise<void> {
  if (takes.getState().exporting) return
  setExporting({ id, stage: 'fill', done: 0, total: 0, secondsLeft: null, spec })
  const exported = await call('take:export', { id, spec })
  setExporting(null)
  if (!exported.ok) {
    sayError(exported.error)
    return
  }
  if (!exported.value) return
  const { dialog } = session.getState()
  if (dialog?.kind === 'exportClip' && dialog.id === id) session.setState({ dialog: null })
  say(words.takes.exported(exported.value.name), words.takes.exportedDetail)
}
