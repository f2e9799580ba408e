import { useStore } from 'zustand'
import { session } from '../stores/session.ts'
import { isTimelineShown, timeline } from '../stores/timeline.ts'

/** Whether the timeline is to be seen now. */
export function useTimelineShown(): boolean {
  const asOfSession = useStore(session, isTimelineShown)
  const asOfChoice = useStore(timeline, isTimelineShown)
  return asOfSession && asOfChoice
}
