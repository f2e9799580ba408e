export const takes = {
  label: 'Takes',
  none: 'Clips you render appear here. They are kept even if you do not save.',
  name: (number: number): string => `Take ${number}`,
  scope: 'Which takes',
  scopes: { project: 'This project', all: 'All takes' },
  elsewhere: (count: number): string =>
    count === 1
      ? 'One take of this project is not on this computer.'
      : `${count} takes of this project are not on this computer.`,
  by: (engine: string): string => (engine === 'local' ? 'this computer' : engine),
  states: {
    waiting: 'waiting',
    rendering: 'rendering',
    prepared: 'waiting to be sent',
    sending: 'being sent',
    accepted: 'accepted',
    processing: 'being made',
    downloading: 'being downloaded',
    unknown: 'not known whether it was accepted',
    ready: 'ready',
    failed: 'failed',
    cancelled: 'stopped',
  },
  progress: (percent: number, secondsLeft: number | null): string =>
    secondsLeft === null ? `${percent} %` : `${percent} %, ${Math.ceil(secondsLeft)} s left`,
  /** What was behind the areas; a card has room for so much. */
  filling: (percent: number): string => `Filling behind… ${percent} %`,
  /** The beginning has to say it: the rest may not fit and is there on hover. */
  held: (wantsKey: boolean, what: string, next: string): string =>
    `${wantsKey ? 'waits for a key' : 'waits for you'}. It goes on at the service. ${what}. ${next}`,
  troubled: (offline: boolean, state: string, what: string): string =>
    `${offline ? 'no connection' : 'held up'}, ${state}. ${what}. It is asked again by itself.`,
  told: (name: string, what: string): string => `${name}: ${what}`,
  watch: (name: string): string => `Watch ${name}`,
  cancel: (name: string): string => `Stop rendering ${name}`,
  export: 'Export',
  stopExport: 'Stop',
  exporting: (percent: number): string => `Exporting ${percent} %`,
  exported: (name: string): string => `Exported ${name}`,
  exportedDetail: 'The clip is where you chose to put it.',
  facts: (width: number, height: number, seconds: number, fps: number): string =>
    `${width} × ${height}, ${seconds.toFixed(1)} s, ${fps} frames/s`,
  short: (width: number, height: number, seconds: number): string =>
    `${width} × ${height}, ${seconds.toFixed(1)} s`,
  fold: 'Fold takes away',
  unfold: 'Show takes',
} as const
