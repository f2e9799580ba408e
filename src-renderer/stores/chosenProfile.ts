import { useStore } from 'zustand'
import type { Project } from '../../src-shared/project/project.ts'
import { customProfile, profileOf, type ServiceProfile } from '../../src-shared/service/profiles.ts'
import { session, type Session } from './session.ts'

/** The service that is chosen, a custom one as it is set up; null for this computer. */
export const profileIn = ({
  engineId,
  custom,
}: Pick<Session, 'engineId' | 'custom'>): ServiceProfile | null =>
  engineId === 'custom' ? customProfile(custom) : profileOf(engineId)

export function useChosenProfile(): ServiceProfile | null {
  const engineId = useStore(session, (state) => state.engineId)
  const custom = useStore(session, (state) => state.custom)
  return profileIn({ engineId, custom })
}

/** The service whose points the preview shows; null: the path as it was drawn, which has points only when it is sent. */
export const shownAsSent = (
  state: Pick<Session, 'asSent' | 'engineId' | 'custom'>,
  { settings }: Project,
): ServiceProfile | null => (state.asSent && settings.mode === 'motion-brush' ? profileIn(state) : null)
