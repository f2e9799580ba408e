import { createStore } from 'zustand/vanilla'
import { preferencesSchema, type Preferences, type Wheel } from '../../src-shared/preferences.ts'
import { setup } from './setup.ts'

const KEY = 'kinebrush.preferences'

/** As they were last left on this computer; what cannot be read is as on the first day. */
function kept(): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return preferencesSchema.parse({})
  }
}

export const preferences = createStore<Preferences>(kept)

export function prefer(patch: Partial<Preferences>): void {
  preferences.setState(patch)
  localStorage.setItem(KEY, JSON.stringify(preferences.getState()))
}

/** Two fingers on a Mac's pad scroll; elsewhere a wheel zooms, unless the person wants it otherwise. */
export const wheelHabit = ({ wheel }: Preferences, isMac = setup.getState().isMac): Wheel =>
  wheel ?? (isMac ? 'scroll' : 'zoom')
