import { useStore } from 'zustand'
import { takeName } from '../panels/takeName.ts'
import { words } from '../locales/en.ts'
import { canPreview } from '../rendering.ts'
import { PREVIEW, type Side } from '../stores/compare.ts'
import { editor, ownTakes } from '../stores/editor.ts'
import { takes } from '../stores/takes.ts'

/** All that can stand on a side of a comparison: takes with a clip, the project's own first, and the local preview. */
export function useSides(): readonly { readonly value: Side; readonly label: string }[] {
  const byId = useStore(takes, (state) => state.byId)
  const own = useStore(editor, ownTakes)
  const hasPreview = useStore(editor, () => canPreview())
  const ready = [...byId.values()]
    .filter(({ state, clip }) => state === 'ready' && clip !== null)
    .sort((a, b) => Number(own.includes(b.id)) - Number(own.includes(a.id)) || b.createdAt - a.createdAt)
    .map((take) => ({
      value: take.id,
      label: `${takeName(take, own)} · ${words.takes.by(take.service?.name ?? take.engine)}`,
    }))
  return hasPreview ? [...ready, { value: PREVIEW, label: words.watching.compare.preview }] : ready
}
