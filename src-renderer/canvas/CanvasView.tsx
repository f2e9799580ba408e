import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { words } from '../locales/en.ts'
import { CropPanel } from '../panels/CropPanel.tsx'
import { compare } from '../stores/compare.ts'
import { framing } from '../stores/framing.ts'
import { editor } from '../stores/editor.ts'
import { pointer } from '../stores/pointer.ts'
import { session, toolInHand } from '../stores/session.ts'
import { thinking } from '../stores/thinking.ts'
import { tools } from '../tools/tools.ts'
import { HINT_ID, HintBar } from './HintBar.tsx'
import { PathVoice } from './PathVoice.tsx'
import { followKeys } from './keyboard.ts'
import { photoSeen } from './photoPicture.ts'
import { followPointer } from './pointer.ts'
import { mountScene } from './scene.ts'
import { Transport } from './Transport.tsx'

/** The canvas: Konva draws it, pointer.ts listens to it, React only gives it a place. */
export function CanvasView() {
  const place = useRef<HTMLDivElement>(null)
  const photoName = useStore(editor, ({ document }) => document?.history.present.photo.name ?? '')
  const cursor = useStore(session, (state) => tools[toolInHand(state)].cursor)
  const isBusy = useStore(thinking, ({ busy }) => busy)
  const byKeys = useStore(pointer, (state) => state.byKeys)
  const beside = useStore(session, (state) => state.watching !== null)
  const isCropping = useStore(framing, ({ now }) => now !== null)
  const isComing = useStore(photoSeen, ({ isSeen }) => !isSeen)
  const isWhole = useStore(photoSeen, (state) => state.isWhole)
  const isCovered = useStore(compare, ({ pair }) => pair !== null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const unmount = mountScene(element)
    const unfollow = followPointer(element)
    const unlisten = followKeys(element)
    return () => {
      unlisten()
      unfollow()
      unmount()
    }
  }, [])
  return (
    <section
      className={`canvas ${beside ? 'beside' : ''} ${isCropping ? 'cropping' : ''}`}
      aria-label={words.canvas.label}
      inert={isCovered}
    >
      {beside && (
        <p className="canvas-head" title={photoName}>
          {photoName}
        </p>
      )}
      <div
        ref={place}
        className={`canvas-surface ${isBusy ? 'busy' : cursor} ${byKeys ? 'by-keys' : ''}`}
        tabIndex={0}
        role="application"
        aria-label={photoName}
        aria-busy={!isWhole}
        aria-describedby={HINT_ID}
      />
      {isComing && <p className="photo-coming">{words.photo.coming}</p>}
      <PathVoice />
      <HintBar />
      <CropPanel />
      <Transport />
    </section>
  )
}
