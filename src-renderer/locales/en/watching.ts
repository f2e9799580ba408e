import type { Unmeasured } from '../../../src-shared/measure/frozenArea.ts'

/** Two decimals say more than the measuring can; none would call a tenth nothing. */
const px = (pixels: number): string => `${pixels.toFixed(1)} px`

/** Decibels from which on pictures look alike, as after this computer's own codecs, and not far from each other. */
const LIKE = 36
const NEAR = 28

const unmeasured: Readonly<Record<Unmeasured, string>> = {
  none: 'There is no frozen area to be measured.',
  small: 'Whether the frozen area moved cannot be told: it is too small.',
  flat: 'Whether the frozen area moved cannot be told: it is too plain.',
  changed: 'Whether the frozen area moved cannot be told: its content changed.',
}

export const watching = {
  player: 'Clip player',
  close: 'Close the player',
  transport: {
    label: 'Playing',
    play: 'Play',
    pause: 'Pause',
    back: 'One frame back',
    on: 'One frame on',
    time: 'Time',
    at: (seconds: number, total: number): string => `${seconds.toFixed(2)} of ${total.toFixed(2)} s`,
    frame: (number: number, count: number): string => `frame ${number} of ${count}`,
    loop: 'Play over and over',
    playKey: 'Space',
    backKey: '←',
    onKey: '→',
  },
  areas: 'Show areas and paths',
  areasNotes: { open: 'The open project’s areas', unsent: 'Its areas were not sent' },
  unplayable: 'This clip cannot be played here. Export it to see it elsewhere.',
  frozen: {
    label: 'Frozen area',
    measure: 'Measure the frozen area',
    again: 'Measure again',
    measuring: (done: number, total: number): string =>
      total === 0 ? 'Measuring the frozen area…' : `Measuring the frozen area: frame ${done} of ${total}`,
    stop: 'Stop measuring',
    moved: (pixels: number): string => `The frozen area moved by ${px(pixels)}`,
    part: (pixels: number): string => `a part of it by ${px(pixels)}`,
    at: (seconds: number): string => `farthest at ${seconds.toFixed(1)} s`,
    likeness: (decibels: number): string =>
      decibels === Infinity
        ? 'not one pixel changed'
        : `${decibels >= LIKE ? 'hardly changed' : decibels >= NEAR ? 'changed a little' : 'changed clearly'}, ${decibels.toFixed(0)} dB`,
    untold: (count: number, frames: number): string => `${count} of ${frames} frames cannot be told`,
    against: { photo: 'compared with the photo', first: 'compared with the first frame' },
    openAreas: 'by the open project’s area',
    unmeasured,
    failed: 'The frozen area could not be measured: this clip cannot be decoded here.',
  },
  compare: {
    label: 'Compare',
    with: 'Compare with…',
    withFor: (name: string): string => `Compare ${name} with…`,
    preview: 'Local preview',
    nothing: 'No other take is ready',
    close: 'Close the comparison',
    left: 'Left',
    right: 'Right',
    looks: { label: 'How to compare', beside: 'Side by side', wipe: 'Wipe' },
    divider: 'Divider',
    dividerAt: (percent: number, left: string, right: string): string =>
      `${Math.round(percent)} % ${left}, ${Math.round(100 - percent)} % ${right}`,
  },
} as const
