import { useStore } from 'zustand'
import { customProfile, profileOf, type ServiceProfile } from '../../src-shared/service/profiles.ts'
import { session } from './session.ts'

/** The service that is chosen, a custom one as it is set up; null for this computer. */
export function useChosenProfile(): ServiceProfile | null {
  const engineId = useStore(session, (state) => state.engineId)
  const custom = useStore(session, (state) => state.custom)
  return engineId === 'custom' ? customProfile(custom) : profileOf(engineId)
}
