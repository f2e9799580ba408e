import { createStore } from 'zustand/vanilla'

/** What is said to who does not see it; the last sentence. */
export const voice = createStore<{ readonly text: string }>(() => ({ text: '' }))

export const speak = (text: string): void => voice.setState({ text })
