/**
 * How long frame `index` lasts in a format that counts time in whole ticks. Frames last a tick more or less than each
 * other, so that all of them together last as long as they should, to half a tick.
 */
export const ticksOf = (index: number, fps: number, ticksPerSecond: number): number =>
  Math.round(((index + 1) * ticksPerSecond) / fps) - Math.round((index * ticksPerSecond) / fps)
