import { isSoft, MASK_THRESHOLD, stampMask } from '../src-shared/labels/mask.ts'
import { paintLabels } from '../src-shared/project/edits.ts'
import { groupOf, labelOf, writable, type AreaId } from '../src-shared/project/project.ts'
import { toWire } from '../src-shared/project/wire.ts'
import { call } from './bridge.ts'
import { words } from './locales/en.ts'
import { commit, currentDocument, currentProject } from './stores/editor.ts'
import { say, sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'
import { startMask } from './trials.ts'

/** Lets the person choose a mask for an area. Another shape is refused by main, another size asked about. */
export async function importMask(area: AreaId): Promise<void> {
  const photo = currentProject()?.photo
  if (!photo) return
  const { width, height } = photo
  const chosen = await call('mask:choose', { photo: { width, height } })
  if (!chosen.ok) session.setState({ dialog: { kind: 'refused', error: chosen.error } })
  else if (chosen.value) {
    const { maskId, size } = chosen.value
    if (size.width === width && size.height === height) await loadMask(maskId, area, false)
    else session.setState({ dialog: { kind: 'maskSize', maskId, mask: size, area } })
  }
}

/** Puts a chosen mask in the place of an area's painting. Of a soft one the person says what counts as painted. */
export async function loadMask(maskId: string, area: AreaId, scale: boolean): Promise<void> {
  const project = currentProject()
  const label = project && labelOf(project, area)
  if (!project || label === null) return
  const { width, height } = project.photo
  const loaded = await call('mask:load', { maskId, photo: { width, height }, scale })
  if (!loaded.ok) {
    sayError(loaded.error)
    return
  }
  // The person may have gone on painting while the file was read.
  const now = currentProject()
  if (now?.photo.id !== project.photo.id) return
  const { grey } = loaded.value
  if (isSoft(grey)) {
    startMask(area, grey)
    return
  }
  const stamp = { grey, threshold: MASK_THRESHOLD, replace: true }
  const { map, takenOver } = stampMask(now.labels, stamp, label, writable(now))
  commit(paintLabels('importMask', map, { about: area }))
  if (takenOver > 0) say(words.notices.takenOver(takenOver))
}

/** Writes an area's mask to a file where the person says. */
export async function exportMask(area: AreaId): Promise<void> {
  const project = currentProject()
  if (!project) return
  const name = groupOf(project, area)?.name ?? words.areas.frozen
  const saved = await call('mask:save', { project: toWire(project), area, name })
  if (!saved.ok) sayError(saved.error)
  else if (saved.value) say(words.areas.saved(saved.value.name))
}

/** Writes all areas' masks into a new folder where the person says. */
export async function exportMasks(): Promise<void> {
  const document = currentDocument()
  if (!document) return
  const { history, name } = document
  const saved = await call('mask:saveAll', { project: toWire(history.present), name })
  if (!saved.ok) sayError(saved.error)
  else if (saved.value) say(words.areas.savedAll(saved.value.masks, saved.value.folder))
}
