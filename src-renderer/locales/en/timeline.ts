/** What can be done with the preview's time: in menus, on buttons, by keys. */
export const timelineActionWords = {
  'view.timeline': 'Timeline',
  'motion.playPause': 'Play or pause the preview',
  'motion.frameBack': 'One frame back',
  'motion.frameOn': 'One frame on',
  'motion.toStart': 'To the first frame',
  'motion.toEnd': 'To the last frame',
} as const

const tenths = (seconds: number): string => `${Number(seconds.toFixed(2))} s`

export const timeline = {
  label: 'Timeline',
  close: 'Close the timeline',
  rows: 'When each area moves',
  empty: 'No moving area takes part yet.',
  stays: 'does not move yet: draw its path or let it sway',
  start: (name: string): string => `Start of ${name}`,
  end: (name: string): string => `End of ${name}`,
  whole: (name: string): string => `When ${name} moves`,
  /** Beside the row. */
  span: (from: number, to: number): string => `${Number(from.toFixed(2))}–${tenths(to)}`,
  /** For the ear. */
  at: (seconds: number): string => `${Number(seconds.toFixed(2))} seconds`,
  fromTo: (from: number, to: number): string =>
    `from ${Number(from.toFixed(2))} to ${Number(to.toFixed(2))} seconds`,
  hint: 'Drag the bar or its ends. Arrows move it by a tenth of a second, with Shift its end. Shift while dragging does not snap.',
  locked: 'This area is locked. Unlock it to change when it moves.',
  frame: (number: number, count: number): string => `frame ${number} of ${count}`,
  repeats: 'Play over and over',
} as const
