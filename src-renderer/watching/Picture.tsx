import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { clipUrl } from '../../src-shared/contract.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { isSameAspect, pictureOf } from '../../src-shared/takePicture.ts'
import type { Take } from '../../src-shared/take.ts'
import { words } from '../locales/en.ts'
import type { Side } from '../stores/compare.ts'
import { watching } from '../stores/watching.ts'
import { AreasOverlay } from './AreasOverlay.tsx'
import { videoMedia } from './media.ts'
import { useShownProject } from './takeProject.ts'
import type { Transport } from './transport.ts'

const { areasNotes: notes } = words.watching

/** A rectangle of that aspect, as large as its place allows; what is in it fills it. */
export function Picture({
  size,
  className = '',
  children,
}: {
  size: Size
  className?: string
  children: ReactNode
}) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // By a property and not an attribute: the page's policy allows no styles in the markup.
    frame.current?.style.setProperty('--aspect', String(size.width / size.height))
  }, [size.width, size.height])
  return (
    <div ref={frame} className={`picture-place ${className}`}>
      <div className="picture">{children}</div>
    </div>
  )
}

interface TakePictureProps {
  readonly take: Take
  readonly name: string
  readonly transport: Transport
  readonly track: number
  /** The aspect that it is shown with: one for both sides of a comparison. */
  readonly size: Size
}

/** A take's clip, played by the transport, and over it what it was asked to do. */
export function TakePicture({ take, name, transport, track, size }: TakePictureProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    const element = video.current
    return element ? transport.attach(track, videoMedia(element)) : undefined
  }, [transport, track])
  const picture = pictureOf(take)
  useEffect(() => {
    if (!video.current || !picture || !take.clip) return
    // A repeated pixel at the clip's edge is no part of the picture.
    video.current.style.width = `${(100 * take.clip.width) / picture.width}%`
    video.current.style.height = `${(100 * take.clip.height) / picture.height}%`
  })
  const fits = picture !== null && isSameAspect(picture, size)
  return (
    <>
      <video
        ref={video}
        className={fits ? '' : 'whole'}
        src={clipUrl(take.id)}
        aria-label={name}
        muted
        playsInline
        preload="auto"
        disablePictureInPicture
        onError={() => setBroken(true)}
      />
      {isBroken && <p className="unplayable">{words.watching.unplayable}</p>}
      {fits && <Areas id={take.id} take={take} transport={transport} />}
    </>
  )
}

/** The areas over a picture, while they are switched on. */
export function Areas({ id, take, transport }: { id: Side; take: Take | null; transport: Transport }) {
  const isShown = useStore(watching, ({ areas }) => areas)
  const shown = useShownProject(id)
  if (!isShown || !shown) return null
  const isUnsent = take?.service != null && shown.project.settings.mode !== 'motion-brush'
  const note = shown.whose === 'open' ? notes.open : isUnsent ? notes.unsent : null
  return (
    <>
      <AreasOverlay project={shown.project} take={take} transport={transport} />
      {note !== null && <p className="areas-note">{note}</p>}
    </>
  )
}
