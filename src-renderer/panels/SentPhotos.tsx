import { Info } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EngineChoice } from '../../src-shared/calls/takes.ts'
import { describeError } from '../../src-shared/locales/en/errors.ts'
import { describeSent, sentLine } from '../../src-shared/locales/en/sent.ts'
import type { Photo, Project } from '../../src-shared/project/project.ts'
import type { Result } from '../../src-shared/result.ts'
import type { SentImage } from '../../src-shared/service/fit.ts'
import { call } from '../bridge.ts'
import { words } from '../locales/en.ts'

/** Main encodes the photo to find out, so not on each of the changes that follow one another. */
const PAUSE_MS = 400

/** What becomes of the photos of a project on their way to a service, line by line. */
export function SentPhotos({ project, engine }: { project: Project; engine: EngineChoice }) {
  const { mode, tail, fit } = project.settings
  return (
    <>
      <SentPhoto which="photo" photo={project.photo} fit={fit} engine={engine} />
      {mode === 'end-frame' && tail && <SentPhoto which="tail" photo={tail} fit={fit} engine={engine} />}
    </>
  )
}

interface SentPhotoProps {
  readonly which: 'photo' | 'tail'
  readonly photo: Photo
  readonly fit: boolean
  readonly engine: EngineChoice
}

function SentPhoto({ which, photo, fit, engine }: SentPhotoProps) {
  const [found, setFound] = useState<{ readonly of: string; readonly sent: Result<SentImage> } | null>(null)
  const of = [photo.id, photo.background, fit, engine.id].join()
  useEffect(() => {
    const timer = setTimeout(() => {
      void call('request:photo', { photo, fit, engine }).then((sent) => setFound({ of, sent }))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
    // `of` names all that matters of the others.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [of])
  // The line stands there from the first moment on: what is beside it must not jump when the answer comes.
  const text = found?.of === of ? describe(found.sent) : words.fitting.looking
  return (
    <li className="problem">
      <Info size={14} aria-label={words.fitting.note} />
      <p>{sentLine[which](text)}</p>
    </li>
  )
}

function describe(sent: Result<SentImage>): string {
  if (!sent.ok) return `${describeError(sent.error).what}.`
  return sent.value.original ? words.fitting.asIs : describeSent(sent.value)
}
