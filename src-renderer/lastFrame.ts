import { toWire } from '../src-shared/project/wire.ts'
import type { ServiceProfile } from '../src-shared/service/profiles.ts'
import { call } from './bridge.ts'
import { words } from './locales/en.ts'
import { currentProject } from './stores/editor.ts'
import { sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'

/**
 * The way to models without a motion brush: this computer makes the last frame of its preview, and the person sees it
 * beside the photo before it becomes the end frame.
 */
export async function offerLastFrame(profile: ServiceProfile): Promise<void> {
  const project = currentProject()
  if (!project) return
  const asked = { kind: 'lastFrame', profile, project, frame: null } as const
  session.setState({ dialog: asked })
  const made = await call('frame:last', {
    project: toWire(project),
    name: words.paying.lastFrameName(project.photo.name.replace(/\.\w+$/, '')),
  })
  // The person may have gone on to something else meanwhile.
  if (session.getState().dialog !== asked) return
  session.setState({ dialog: made.ok ? { ...asked, frame: made.value } : null })
  if (!made.ok) sayError(made.error)
}
