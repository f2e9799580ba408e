import { toWire } from '../../src-shared/project/wire.ts'
import { call } from '../bridge.ts'
import { words } from '../locales/en.ts'
import { currentDocument } from '../stores/editor.ts'
import { say, sayError } from '../stores/notices.ts'

let underWay = false

/** Writes cut-outs, plate and mattes for other programs into a new folder where the person says. */
export async function exportLayers(): Promise<void> {
  const document = currentDocument()
  if (!document || underWay) return
  underWay = true
  const { history, name } = document
  const saved = await call('layer:saveAll', { project: toWire(history.present), name })
  underWay = false
  if (!saved.ok) sayError(saved.error)
  else if (saved.value) say(words.exporting.savedLayers(saved.value.files, saved.value.folder))
}
