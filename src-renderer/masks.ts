import { stampMask } from '../src-shared/labels/mask.ts'
import { paintLabels } from '../src-shared/project/edits.ts'
import { labelOf, writable, type AreaId } from '../src-shared/project/project.ts'
import { call } from './bridge.ts'
import { words } from './locales/en.ts'
import { commit, currentProject } from './stores/editor.ts'
import { say, sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'

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

/** Puts a chosen mask in the place of an area's painting. */
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
  const { map, takenOver } = stampMask(now.labels, loaded.value.grey, label, writable(now), true)
  commit(paintLabels('importMask', map))
  if (takenOver > 0) say(words.notices.takenOver(takenOver))
}
