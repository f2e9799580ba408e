import type { EditName } from '../../../src-shared/project/edits.ts'
import type { Settings } from '../../../src-shared/project/project.ts'
import type { StepDetail, StepFacts } from '../../../src-shared/project/stepFacts.ts'
import { bytesText, count, plural } from '../../../src-shared/locales/en/figures.ts'
import { actions } from './actions.ts'
import { areas } from './areas.ts'

const nameOf = ({ area }: StepFacts): string =>
  area === null ? 'an area' : area.frozen ? areas.frozen : area.name === '' ? 'an unnamed area' : area.name

const tools: Readonly<Record<string, string | undefined>> = Object.fromEntries(
  Object.entries(actions).map(([id, name]) => [id.replace(/^tool\./, ''), name]),
)
const toolOf = ({ by }: StepFacts, otherwise: string): string => (by === null ? null : tools[by]) ?? otherwise

const operations: Readonly<Record<string, string | undefined>> = {
  ...areas.reshapes,
  invert: areas.invert,
}

const details: Readonly<Record<StepDetail, (name: string) => string>> = {
  renamed: (name) => `Renamed to ${name}`,
  hidden: (name) => `${name} hidden`,
  shown: (name) => `${name} shown`,
  locked: (name) => `${name} locked`,
  unlocked: (name) => `${name} unlocked`,
  leftOut: (name) => `${name} left out`,
  takenIn: (name) => `${name} sent again`,
  moved: (name) => `Path of ${name} moved`,
  reversed: (name) => `Path of ${name} reversed`,
  speed: (name) => `Speed of ${name}`,
  pointAdded: (name) => `Point added to the path of ${name}`,
  pointRemoved: (name) => `Point taken from the path of ${name}`,
  slides: (name) => `${name} slides`,
  bends: (name) => `${name} bends`,
  flows: (name) => `${name} flows`,
  timed: (name) => `Start and end of ${name}`,
  scaled: (name) => `Size of ${name} on its way`,
  turned: (name) => `Turning of ${name}`,
  sways: (name) => `Swaying of ${name}`,
  inFront: (name) => `${name} in front of the frozen area`,
  behind: (name) => `${name} behind the frozen area`,
}

const settings: Readonly<Record<keyof Settings, string>> = {
  mode: 'Mode',
  prompt: 'Prompt',
  negativePrompt: 'Negative prompt',
  model: 'Model',
  quality: 'Quality',
  durationSeconds: 'Length',
  cfgScale: 'Guidance',
  tail: 'End photo',
  callbackUrl: 'Callback address',
  fit: 'Fitting',
  refineEdges: 'Refined edges',
  loop: 'Loop',
  camera: 'Camera',
}

const changed = (facts: StepFacts, otherwise: string): string =>
  facts.detail === null ? otherwise : details[facts.detail](nameOf(facts))

const steps: Readonly<Record<EditName, (facts: StepFacts) => string>> = {
  paint: (facts) => `${toolOf(facts, 'Paint')} on ${nameOf(facts)}`,
  erase: (facts) =>
    facts.by === 'eraser'
      ? `${actions['tool.eraser']} on ${nameOf(facts)}`
      : `${toolOf(facts, 'Paint')} taken from ${nameOf(facts)}`,
  importMask: (facts) => `Mask imported to ${nameOf(facts)}`,
  reshapeArea: (facts) =>
    `${(facts.by === null ? null : operations[facts.by]) ?? 'Other shape'}: ${nameOf(facts)}`,
  clearArea: (facts) => `${nameOf(facts)} cleared`,
  addGroup: (facts) => `${nameOf(facts)} added`,
  removeGroup: (facts) => `${nameOf(facts)} removed`,
  changeArea: (facts) => changed(facts, `${nameOf(facts)} changed`),
  drawPath: (facts) => `Path of ${nameOf(facts)} drawn`,
  changePath: (facts) => changed(facts, `Path of ${nameOf(facts)} changed`),
  changeMovement: (facts) => changed(facts, `Movement of ${nameOf(facts)} changed`),
  reorderArea: (facts) => `${nameOf(facts)} in another order`,
  removePath: (facts) => `Path of ${nameOf(facts)} deleted`,
  changeBackground: () => 'Background of the photo',
  cropPhoto: () => 'Photo cropped',
  turnPhoto: () => 'Photo rotated',
  straightenPhoto: () => 'Photo straightened',
  replacePhoto: () => 'Photo replaced',
  changeSettings: (facts) =>
    facts.settings.length === 0 ? 'Settings' : facts.settings.map((key) => settings[key]).join(', '),
  restoreTake: () => 'Settings of a take restored',
  givePixels: (facts) => `Pixels of ${nameOf(facts)} given away`,
  freezeRest: () => 'Everything else frozen',
}

export const history = {
  label: 'History',
  start: 'As it was opened',
  earliest: 'The earliest state that is kept',
  step: (facts: StepFacts): string => steps[facts.name](facts),
  undone: (step: string): string => `${step} (undone)`,
  size: (steps: number, bytes: number): string => `${plural(steps, 'step', 'steps')}, ${bytesText(bytes)}`,
  forgotten: (steps: number, limitBytes: number): string =>
    `${count(steps)} older ${steps === 1 ? 'step was' : 'steps were'} let go to stay under ${bytesText(limitBytes)}.`,
} as const
