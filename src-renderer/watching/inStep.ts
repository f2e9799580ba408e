/** Clips this near to each other are in step, seconds: less than a screen's frame. */
const CLOSE = 0.004
/** From here on a clip jumps to where it should be; nearer, it runs a little faster or slower until it is there. */
const FAR = 0.25
/** How much faster for each second that it lags: three quarters of a lag are gone in a third of a second. */
const EAGERNESS = 4
const SLOWEST = 0.5
const FASTEST = 2
/** Speeds are changed in steps of this, so that they are not set anew in every frame. */
const SPEED_STEP = 0.02

export type Correction =
  { readonly kind: 'speed'; readonly rate: number } | { readonly kind: 'jump'; readonly seconds: number }

/** What keeps a clip in step with another: both times in seconds, `lead` the one to be followed. */
export function correction(lead: number, own: number): Correction {
  const lag = lead - own
  if (Math.abs(lag) > FAR) return { kind: 'jump', seconds: lead }
  if (Math.abs(lag) <= CLOSE) return { kind: 'speed', rate: 1 }
  const rate = 1 + Math.round((lag * EAGERNESS) / SPEED_STEP) * SPEED_STEP
  return { kind: 'speed', rate: Math.min(FASTEST, Math.max(SLOWEST, rate)) }
}
