import { createStore } from 'zustand/vanilla'

/** What the person waits for, in words: a photo that opens, one that is being cut. Null: nothing. */
export const work = createStore<{ readonly text: string | null }>(() => ({ text: null }))

let turn = 0
/** Whether what `startWork` began goes on. */
let isPending = false

/**
 * Begins something to be waited for; what was waited for until now is not wanted any more. The function that it gives
 * back ends it and says whether it is still wanted. Without a text, what is said comes by `nameWork`.
 */
export function startWork(text: string | null): () => boolean {
  const mine = ++turn
  isPending = true
  work.setState({ text })
  return () => {
    const isWanted = mine === turn
    if (isWanted) {
      isPending = false
      work.setState({ text: null })
    }
    return isWanted
  }
}

/**
 * Says what is being worked at: main tells it of a file that was chosen in its dialog. That may come after the file
 * itself has: then nothing is waited for any more.
 */
export const nameWork = (text: string): void => {
  if (isPending) work.setState({ text })
}

/** Something to be waited for begins by itself: the system hands a file over. */
export const beginWork = (text: string): void => work.setState({ text })

/** Ends something that began by itself. Whether it was still wanted. */
export function endWork(): boolean {
  const isWanted = work.getState().text !== null
  work.setState({ text: null })
  return isWanted
}

/** The person does not want to wait: what comes of it is dropped. False when there was nothing to give up. */
export function giveUpWork(): boolean {
  if (!endWork()) return false
  turn++
  isPending = false
  return true
}
