import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { perform } from '../actions.ts'
import { words } from '../locales/en.ts'
import { oncePerFrame } from '../perFrame.ts'
import { editor, isUnsaved } from '../stores/editor.ts'
import { pointer } from '../stores/pointer.ts'
import { session } from '../stores/session.ts'

export function StatusBar() {
  const photo = useStore(editor, ({ document }) => document?.history.present.photo ?? null)
  const scale = useStore(session, (state) => state.view.scale)
  const brushPx = useStore(session, (state) => state.brushPx)
  return (
    <footer className="status">
      <button type="button" title={words.actions['view.fit']} onClick={() => perform('view.fit')}>
        {words.status.zoom(scale)}
      </button>
      {photo && <span>{words.status.size(photo.width, photo.height)}</span>}
      <span>{words.status.brush(brushPx)}</span>
      <PointerPlace />
      <span className="grow" />
      <SavedState />
    </footer>
  )
}

/** Changes with every frame of a stroke, so it goes past React. */
function PointerPlace() {
  const text = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const show = oncePerFrame(() => {
      const { place } = pointer.getState()
      if (!text.current) return
      text.current.textContent = place && words.status.pixel(Math.round(place.x), Math.round(place.y))
    })
    show()
    return pointer.subscribe(show)
  }, [])
  return <span ref={text} className="pointer-place" />
}

function SavedState() {
  const document = useStore(editor, (state) => state.document)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 5000)
    return () => clearInterval(clock)
  }, [])
  if (!document) return null
  if (isUnsaved(document) || document.documentId === null) return <span>{words.unsaved}</span>
  const { at } = document.saved
  return <span>{at === null ? words.saved : words.savedAgo(Math.max(0, (now - at) / 1000))}</span>
}
