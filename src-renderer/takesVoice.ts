import { isRunning, type TakeId } from '../src-shared/take.ts'
import { words } from './locales/en.ts'
import { takeName } from './panels/takeName.ts'
import { editor, ownTakes } from './stores/editor.ts'
import { takes } from './stores/takes.ts'
import { speak } from './stores/voice.ts'

/** How far a take has to come before it is said again: a quarter of it. */
const PARTS = 4

/** Says what becomes of takes, and how far the one is that is rendered. */
export function followTakesByEar(): void {
  const told = new Map<TakeId, number>()
  takes.subscribe((now, before) => {
    const own = ownTakes(editor.getState())
    for (const take of now.byId.values()) {
      const last = before.byId.get(take.id)
      const name = takeName(take, own)
      if (last && last.state !== take.state) speak(words.takes.told(name, words.takes.states[take.state]))
      const progress = now.progress.get(take.id)
      if (progress?.stage !== 'frames' || !isRunning(take)) continue
      const part = Math.floor((PARTS * progress.done) / Math.max(1, progress.total))
      if (part > 0 && part < PARTS && told.get(take.id) !== part)
        speak(words.takes.told(name, words.takes.progress((100 / PARTS) * part, null)))
      told.set(take.id, part)
    }
  })
}
