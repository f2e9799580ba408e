import type { Mode } from '../../../src-shared/project/project.ts'
import type { NotSent } from '../../../src-shared/service/takesWhat.ts'

const MODE_PARTS: Readonly<Record<Mode, string>> = {
  'motion-brush': 'painted areas',
  'end-frame': 'an end frame',
  plain: 'a photo alone',
}

const THINGS: Readonly<Record<Exclude<NotSent['what'], 'area' | 'movement'>, string>> = {
  prompt: 'Prompt',
  negativePrompt: 'Negative prompt',
  endFrame: 'End frame',
  cfgScale: 'How closely to follow the prompt',
  callbackUrl: 'Callback address',
  frozen: 'Frozen area',
  camera: 'Camera',
  loop: 'Loop',
}

const REASONS: Readonly<Record<NotSent['because'], string>> = {
  mode: 'not in this kind of request',
  model: 'the model takes none',
  engine: 'for services',
  service: 'this computer only',
}

function thing(item: NotSent): string {
  if (item.what === 'area') return `${item.name}: its area and path`
  return item.what === 'movement' ? `${item.name}: all but its path` : THINGS[item.what]
}

/** What a person sees before paying. */
export const paying = {
  asSent: 'As sent',
  asSentHint: 'Moves through the very points that the service is sent, each step in the same time.',
  lastFrameName: (photo: string): string => `${photo}, last frame`,
  lastFrameTitle: 'From the photo to the last frame of your preview',
  lastFrameText:
    'A model without a motion brush gets these two frames in the place of areas and paths, and finds its own way from one to the other. What happens between them, say in the prompt.',
  firstFrame: 'Photo',
  lastFrame: 'Last frame',
  makingFrame: 'Making the last frame…',
  modelAt: (model: string, quality: string): string => `${model}, ${quality}`,
  useLastFrame: 'Use as end frame',
  fromPreview: 'From preview…',
  fromPreviewNeeds: 'Paint a moving area and draw its path first.',
  saveRequest: 'Save…',
  savedRequest: (name: string): string => `Saved ${name}`,
  copyCurl: 'Copy as cURL',
  copiedCurl: 'The command is in the clipboard, without a key.',
  curlNeedsFile: 'It reads the request from request.json: save that first.',
  curlNeedsKey: 'Bash puts in the key from KINEBRUSH_API_KEY.',
  curlNeedsToken: 'Bash puts in what is in KINEBRUSH_API_KEY: a token signed with both your keys.',
  notWith: (model: string): string => `not with ${model}`,
  refused: (mode: Mode, model: string): string => `not with ${MODE_PARTS[mode]} and ${model}`,
  idForOneTake: 'for one take at a time',
  notSent: (count: number): string =>
    count === 1 ? 'One setting will not be sent.' : `${count} settings will not be sent.`,
  notUsed: (count: number): string =>
    count === 1 ? 'One setting is for services only.' : `${count} settings are for services only.`,
  notSentItem: (item: NotSent): string => `${thing(item)} (${REASONS[item.because]})`,
} as const
