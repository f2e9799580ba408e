/** Polls of one task are never closer than this, ms. Source: Kling's API documentation. */
export const LEAST_POLL_MS = 5_000
/** The slowest pace of a task that goes well: a clip takes 164 s on average, so nobody waits much longer for it. */
const SLOW_POLL_MS = 20_000
/** The slowest pace while the service or the network fails. */
const SLOW_RETRY_MS = 60_000
/** Longest wait that a service's Retry-After is followed for, ms: some ask for a day. */
export const MOST_RETRY_AFTER_MS = 10 * 60_000
const GROWTH = 1.25

/** Waits before looking for a task whose acceptance is not known, ms: at once, then farther and farther apart. */
export const LOOKUP_DELAYS_MS = [0, 5_000, 10_000, 20_000, 40_000] as const

/** First wait before sending again what a service was too busy for, ms. Source: Kling's error table, 1302. */
const FIRST_RESEND_MS = 1_000
const SLOW_RESEND_MS = 30_000

/** A random number from 0 up to, not including, 1. */
export type Random = () => number

/** Time to the next question about a task, ms: `polls` were answered, the last `failures` in a row were not. */
export function nextPollMs(
  polls: number,
  failures: number,
  retryAfterMs: number | null,
  random: Random,
): number {
  const pace =
    failures > 0
      ? Math.min(SLOW_RETRY_MS, LEAST_POLL_MS * 2 ** Math.min(failures, 10))
      : Math.min(SLOW_POLL_MS, LEAST_POLL_MS * GROWTH ** Math.min(polls, 30))
  // Jitter only upwards, and never below what was asked for.
  const jittered = pace * (1 + random() / 4)
  return Math.max(jittered, retryAfterMs ?? 0, LEAST_POLL_MS)
}

/** Time to the next attempt to send what was certainly not accepted, ms. */
export function nextSendMs(refusals: number, retryAfterMs: number | null, random: Random): number {
  const pace = Math.min(SLOW_RESEND_MS, FIRST_RESEND_MS * 2 ** Math.min(Math.max(0, refusals - 1), 10))
  return Math.max(pace * (1 + random() / 4), retryAfterMs ?? 0)
}

/** A Retry-After of seconds or of a date as ms from now, within limits; null where it says neither. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null
  const text = header.trim()
  const wait = /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) * 1000 : dateMs(text) - nowMs
  return Number.isNaN(wait) ? null : Math.min(Math.max(0, wait), MOST_RETRY_AFTER_MS)
}

/** Only a date as HTTP writes it: Date.parse alone reads a date out of almost anything. */
const dateMs = (text: string): number =>
  /^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}/.test(text) ? Date.parse(text) : NaN
