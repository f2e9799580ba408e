import type { Camera, Movement } from '../../../src-shared/project/movement.ts'
import { FROZEN } from '../../../src-shared/project/project.ts'
import { bytesText } from '../../../src-shared/locales/en/figures.ts'
import type { Standing } from '../../../src-shared/takes/filter.ts'

const standings: Readonly<Record<Standing, string>> = {
  running: 'Under way',
  ready: 'Ready',
  failed: 'Failed or stopped',
}

/** What a person does with takes that are there. */
export const keeping = {
  more: (name: string): string => `More for ${name}`,
  stripMenu: 'More for takes',
  watch: 'Watch',
  rename: 'Rename',
  nameOf: (name: string): string => `Name of ${name}`,
  details: 'Details and note…',
  rate: 'Rate',
  rateKeys: '0–5',
  rating: 'Stars',
  stars: (stars: number): string => (stars === 0 ? 'Not rated' : stars === 1 ? '1 star' : `${stars} stars`),
  starSigns: (stars: number): string => '★'.repeat(stars),
  restore: 'Restore these settings',
  open: 'Open as a new project',
  again: (service: string | null): string =>
    service === null ? 'Try again' : `Try again (${service} charges for it)`,
  compareWith: 'Difference in settings with',
  showRequest: 'Show request',
  export: 'Export…',
  copy: 'Copy clip',
  reveal: 'Show in folder',
  stop: 'Stop',
  follow: 'Follow it again',
  delete: 'Delete…',
  copied: 'The clip is in the clipboard, as a file.',
  restored: (name: string): string => `The settings of ${name} are back. Undo brings yours again.`,
  nothingToRestore: (name: string): string => `The project is as ${name} was made.`,
  elsewhere: 'The new take is under All takes.',
  chosen: (title: string): string => `${title}, chosen to compare`,
  difference: 'Difference in settings',
  clearChoice: 'Choose none',

  deleteTitle: (name: string): string => `Delete ${name}?`,
  deletePaid: (service: string): string =>
    `${service} was paid for this clip. It is deleted from this computer for good; ${service} deletes its own after 30 days.`,
  deleteRunning: (service: string, taskId: string | null): string =>
    `The task goes on at ${service}, which charges for it, and nobody will fetch its clip.${
      taskId === null ? '' : ` With its id ${taskId} it can be adopted again.`
    }`,
  deleteUnknown: (service: string, externalId: string): string =>
    `${service} may have accepted it and charge for it. With it goes what is needed to look for it: its external id is ${externalId}.`,
  deleteLocal: 'The clip is deleted from this computer for good. It can be rendered again from its project.',
  deleteEmpty: 'It has no clip. Its settings are deleted from this computer for good.',
  deleteRendering: 'It is still being rendered. Once it is stopped or finished it can be deleted.',
  stopIt: 'Stop it',
  deleteNote: 'Its note goes too.',
  deleteIt: 'Delete',

  otherPhotoTitle: (name: string): string => `${name} was made from another photo`,
  otherPhotoText: (photo: string): string =>
    `Its areas and paths belong to ${photo} and do not fit the photo that is open. They can be opened as a project of their own.`,

  filter: 'Find takes',
  filterText: 'Name, note or prompt',
  standing: 'State',
  anyStanding: 'Any state',
  standings,
  engine: 'Made by',
  anyEngine: 'Any engine',
  leastStars: 'Stars at least',
  anyStars: 'Any rating',
  atLeast: (stars: number): string => (stars === 5 ? '★★★★★' : `${'★'.repeat(stars)} and more`),
  found: (found: number, all: number): string => `${found} of ${all}`,
  showAll: 'Show all',

  note: 'Note',
  detailsOf: (name: string): string => `Details of ${name}`,
  hasNote: 'has a note',
  notePlaceholder: 'What you want to remember of it',
  name: 'Name',
  about: 'About it',
  madeWith: 'Made with',
  noSettings: 'What it was made with is not on this computer.',
  state: 'State',
  madeAt: 'Made',
  when: (at: number): string =>
    new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' }),
  project: 'Project',
  clip: 'Clip',
  clipFigures: (width: number, height: number, seconds: number, fps: number, bytes: number): string =>
    `${width} × ${height}, ${seconds.toFixed(1)} s, ${Math.round(fps)} frames/s, ${bytesText(bytes)}`,
  taskId: 'Task id',
  externalId: 'External id',
  requestId: 'Request id',
  copyIt: (what: string): string => `Copy ${what.toLowerCase()}`,
  idCopied: (what: string): string => `${what} copied`,

  adoptTitle: 'Adopt a task',
  adoptText:
    'A clip that this service is making or has made for you, sent from elsewhere. Following it and fetching its clip costs nothing.',
  service: 'Service',
  adoptId: 'Task id',
  adoptName: 'What it is for',
  adoptNamePlaceholder: 'A name for the take',
  adopt: 'Adopt',
  adopted: (taskId: string): string => `Task ${taskId}`,
  sentTitle: (service: string): string => `What ${service} was sent`,

  same: 'The very same settings made both.',
  sameTake: 'Choose two takes to see what is different.',
  before: 'Before',
  after: 'After',
  setting: 'Setting',
  differenceTitle: (a: string, b: string): string => `${a} and ${b}: difference in settings`,
  areaName: (area: string): string => (area === FROZEN ? 'Frozen area' : area),
  changes: {
    engine: 'Made by',
    address: 'Address',
    photo: 'Photo',
    mode: 'Kind',
    model: 'Model',
    quality: 'Quality',
    duration: 'Length',
    prompt: 'Prompt',
    negativePrompt: 'Negative prompt',
    cfgScale: 'How closely to follow the prompt',
    tail: 'End frame',
    callbackUrl: 'Callback address',
    size: 'Size',
    fps: 'Frames a second',
    loop: 'Loop',
    camera: 'Camera',
    refineEdges: 'Refined edges',
  },
  areaChanges: {
    area: '',
    painting: 'painted',
    path: 'path',
    speed: 'speed',
    sent: 'takes part',
    motion: 'motion',
    movement: 'movement',
  },
  motions: { slide: 'slides', bend: 'bends', flow: 'flows' },
  loops: { none: 'none', crossfade: 'crossfade', pingpong: 'there and back', seamless: 'seamless' },
  camera: ({ zoom, panX, panY, tiltDegrees }: Camera): string =>
    `${zoom.toFixed(2)}×, ${Math.round(panX * 100)} % right, ${Math.round(panY * 100)} % down, ${tiltDegrees}°`,
  movement: ({ start, end, scale, turn, sway, inFront }: Movement): string =>
    [
      `${Math.round(start * 100)} to ${Math.round(end * 100)} % of the time`,
      ...(scale === 1 ? [] : [`to ${Math.round(scale * 100)} % of its size`]),
      ...(turn === 0 ? [] : [turn === 'path' ? 'turns with the path' : `turns ${turn}°`]),
      ...(sway ? [`sways ${sway.amplitudePx} px in ${sway.periodSeconds} s`] : []),
      ...(inFront ? ['in front'] : []),
    ].join(', '),
  unset: 'not set',
  none: 'none',
  yes: 'yes',
  no: 'no',
  seconds: (seconds: number): string => `${seconds} s`,
  figure: (value: number): string => value.toFixed(2),
  percentOf: (share: number): string =>
    share === 0 ? 'nothing' : `${(share * 100).toFixed(1)} % of the photo`,
  pixels: (pixels: number): string =>
    `${pixels.toLocaleString('en')} ${pixels === 1 ? 'pixel' : 'pixels'} differ`,
  path: (px: number, points: number): string => `${Math.round(px)} px, ${points} points`,
} as const
