import { nextSendMs } from '../../../src-shared/service/polling.ts'
import { apply, mayGoOn, rest, type Following } from './parts.ts'

/** Downloads that may bring nothing of use before the person is asked, those that the network broke off left out. */
const MOST_UNUSABLE = 8
/** The same address is tried so many times before a new one is asked for. */
const TRIES_OF_ONE = 2

/** Fetches the clip from where the service said that it is; an address that no longer works is forgotten. */
export async function fetchClip(following: Following): Promise<void> {
  const { parts, halt, videoUrl } = following
  if (videoUrl === null) return
  const got = await parts.fetchClip(following.take, videoUrl, halt)
  if (got.ok) {
    const kept = await apply(following, { kind: 'downloaded', clip: got.value })
    if (!kept.ok) following.gaveUp = kept.error
    return
  }
  const { error, next } = got.error
  if (halt.aborted || error.code === 'cancelled') return
  following.downloads++
  if (!error.code.startsWith('network/')) following.unusable++
  if (next === 'never' || following.unusable >= MOST_UNUSABLE) {
    await apply(following, { kind: 'failed', error })
    return
  }
  if (next === 'expired' || following.downloads % TRIES_OF_ONE === 0) following.videoUrl = null
  if (!mayGoOn(following, error)) return
  parts.troubled(following.take, error)
  await rest(following, nextSendMs(following.downloads, null, parts.clock.random))
}
