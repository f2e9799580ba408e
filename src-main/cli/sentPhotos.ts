import { describeError } from '../../src-shared/locales/en/errors.ts'
import { describeSent, sentLine } from '../../src-shared/locales/en/sent.ts'
import type { Project } from '../../src-shared/project/project.ts'
import type { ServiceProfile } from '../../src-shared/service/profiles.ts'
import { sentPhoto } from '../engines/service/buildRequest.ts'
import type { CliContext } from './context.ts'

/** Tells what becomes of a project's photos on their way to a service, before they go. */
export async function tellSentPhotos(
  { photo, settings: { mode, tail, fit } }: Project,
  profile: ServiceProfile,
  { photos, stderr }: CliContext,
): Promise<void> {
  const going = [{ which: 'photo', one: photo } as const]
  const both = mode === 'end-frame' && tail ? [...going, { which: 'tail', one: tail } as const] : going
  for (const { which, one } of both) {
    const sent = await sentPhoto(photos, one, fit, profile)
    const text = sent.ok ? describeSent(sent.value) : `${describeError(sent.error).what}.`
    await stderr(`${sentLine[which](text)}\n`)
  }
}
