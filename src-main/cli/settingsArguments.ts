import { colourSchema, type Colour } from '../../src-shared/colour.ts'
import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { MAX_ADDRESS_LENGTH, MAX_MODEL_LENGTH, MAX_PROMPT_LENGTH } from '../../src-shared/limits.ts'
import { LOOPS } from '../../src-shared/motion/clipSpec.ts'
import { DEFAULT_SETTINGS, type Mode, type Photo, type Settings } from '../../src-shared/project/project.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import { choice, numberIn, usageError, type Arguments, type OptionKinds } from './arguments.ts'
import { CAMERA_OPTIONS, readCamera } from './movementArguments.ts'

export const SETTINGS_OPTIONS: OptionKinds = {
  prompt: 'one',
  'negative-prompt': 'one',
  model: 'one',
  mode: 'one',
  duration: 'one',
  'cfg-scale': 'one',
  tail: 'one',
  'callback-url': 'one',
  fit: 'flag',
  edges: 'one',
  loop: 'one',
  ...CAMERA_OPTIONS,
}

/** What goes with the pixels: as given, else the defaults. */
export function readSettings(given: Arguments, mode: Mode, tail: Photo | null): Result<Settings> {
  const texts = readTexts(given)
  if (!texts.ok) return texts
  const quality = choice(given, 'mode', ['std', 'pro'] as const, DEFAULT_SETTINGS.quality)
  if (!quality.ok) return quality
  const duration = choice(given, 'duration', ['5', '10'] as const, `${DEFAULT_SETTINGS.durationSeconds}`)
  if (!duration.ok) return duration
  const cfgScale = numberIn(given, 'cfg-scale', { low: 0, high: 1, whole: false }, DEFAULT_SETTINGS.cfgScale)
  if (!cfgScale.ok) return cfgScale
  const edges = choice(given, 'edges', ['refined', 'painted'] as const, 'refined')
  if (!edges.ok) return edges
  const loop = choice(given, 'loop', LOOPS, DEFAULT_SETTINGS.loop)
  if (!loop.ok) return loop
  const camera = readCamera(given)
  if (!camera.ok) return camera
  return ok({
    ...texts.value,
    mode,
    tail,
    quality: quality.value,
    durationSeconds: duration.value === '5' ? 5 : 10,
    cfgScale: cfgScale.value,
    fit: given.has('fit'),
    refineEdges: edges.value === 'refined',
    loop: loop.value,
    camera: camera.value,
  })
}

/** What transparent parts and bars are laid on; without a word of it white. */
export function readBackground(given: Arguments): Result<Colour | undefined> {
  const text = given.value('background')
  if (text === undefined) return ok(text)
  const colour = colourSchema.safeParse(text.toLowerCase())
  return colour.success ? ok(colour.data) : usageError(cliWords.notAColour(text))
}

type Texts = Pick<Settings, 'prompt' | 'negativePrompt' | 'model' | 'callbackUrl'>

function readTexts(given: Arguments): Result<Texts> {
  const limits = {
    prompt: MAX_PROMPT_LENGTH,
    'negative-prompt': MAX_PROMPT_LENGTH,
    model: MAX_MODEL_LENGTH,
    'callback-url': MAX_ADDRESS_LENGTH,
  }
  for (const [name, limit] of Object.entries(limits)) {
    if ((given.value(name)?.length ?? 0) > limit) return usageError(cliWords.tooLong(`--${name}`, limit))
  }
  const model = given.value('model') ?? DEFAULT_SETTINGS.model
  if (model.trim() === '') return usageError(cliWords.missingValue('--model'))
  const callbackUrl = given.value('callback-url') ?? null
  if (callbackUrl !== null && !isWebAddress(callbackUrl)) return usageError(cliWords.notAUrl(callbackUrl))
  return ok({
    prompt: given.value('prompt') ?? '',
    negativePrompt: given.value('negative-prompt') ?? '',
    model,
    callbackUrl,
  })
}

function isWebAddress(text: string): boolean {
  try {
    return ['https:', 'http:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}
