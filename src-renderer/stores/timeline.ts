import { createStore } from 'zustand/vanilla'
import { session, type Session } from './session.ts'

/** Whether the timeline is shown: 'auto' shows it while the preview is on. */
export const timeline = createStore<{ readonly showing: 'auto' | 'open' | 'closed' }>(() => ({
  showing: 'auto',
}))

const isShownNow = (
  { showing }: { readonly showing: 'auto' | 'open' | 'closed' },
  { preview }: Pick<Session, 'preview'>,
): boolean => showing === 'open' || (showing === 'auto' && preview !== 'off')

export const isTimelineShown = (): boolean => isShownNow(timeline.getState(), session.getState())

/** Opens it, or closes it for as long as it is not opened again. */
export const toggleTimeline = (): void =>
  timeline.setState({ showing: isTimelineShown() ? 'closed' : 'open' })
