import type { AcceptedPhoto } from '../../src-shared/calls/files.ts'
import { WHITE, type Colour } from '../../src-shared/colour.ts'
import { EVERYTHING_WRITABLE } from '../../src-shared/labels/draft.ts'
import { MASK_THRESHOLD, stampMask } from '../../src-shared/labels/mask.ts'
import type { Label, LabelMap } from '../../src-shared/labels/labelMap.ts'
import { cliWords } from '../../src-shared/locales/en/cli.ts'
import { FIRST_GROUP_LABEL, STATIC_LABEL } from '../../src-shared/limits.ts'
import { movesHere } from '../../src-shared/project/movement.ts'
import { newProject, type Group, type Mode, type Project } from '../../src-shared/project/project.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { fitMask, readMask } from '../photos/masks.ts'
import { saveProject } from '../projects/projectFiles.ts'
import { needed, OUTPUT, readArguments, type Arguments } from './arguments.ts'
import type { CliContext, Command } from './context.ts'
import { DONE } from './exitCodes.ts'
import { DETAILS, readGroups, type GroupArgument } from './groupArguments.ts'
import { readImageArgument, readPhotoArgument } from './inputs.ts'
import { withTyped } from './report.ts'
import { readBackground, readSettings, SETTINGS_OPTIONS } from './settingsArguments.ts'
import { checkTarget } from './targets.ts'

const OPTIONS = {
  [OUTPUT]: 'one',
  static: 'one',
  group: 'many',
  ...Object.fromEntries(DETAILS.map((name) => [name, 'many' as const])),
  'scale-masks': 'flag',
  background: 'one',
  ...SETTINGS_OPTIONS,
} as const

/** `new`: a project of a photo, masks and paths. */
export const newCommand: Command = async (args, context) => {
  const given = readArguments(args, OPTIONS, 1)
  if (!given.ok) return given
  const photoName = needed(given.value.files[0], '<photo>')
  if (!photoName.ok) return photoName
  const output = needed(given.value.value(OUTPUT), '-o <project.kinebrush>')
  if (!output.ok) return output
  const target = await checkTarget(context.cwd, output.value, 'kinebrush')
  if (!target.ok) return target
  const project = await readProject(photoName.value, given.value, context)
  if (!project.ok) return project
  if (context.signal.aborted) return fail({ code: 'cancelled' })
  const saved = await saveProject(context.photos, target.value, project.value, [])
  if (!saved.ok) return fail(withTyped(saved.error, output.value))
  await context.stdout(`${target.value}\n`)
  return ok(DONE)
}

async function readProject(
  photoName: string,
  given: Arguments,
  context: CliContext,
): Promise<Result<Project>> {
  const background = readBackground(given)
  if (!background.ok) return background
  const accepted = await acceptPhoto(photoName, background.value, context)
  if (!accepted.ok) return accepted
  const groups = readGroups(given.given, accepted.value.photo)
  if (!groups.ok) return groups
  const tailName = given.value('tail')
  const tail = tailName === undefined ? ok(null) : await acceptPhoto(tailName, background.value, context)
  if (!tail.ok) return tail
  const settings = readSettings(given, modeOf(given), tail.value?.photo ?? null)
  if (!settings.ok) return settings
  const empty = newProject(accepted.value.photo)
  const labels = await paint(empty.labels, { given, groups: groups.value, accepted: accepted.value }, context)
  if (!labels.ok) return labels
  return ok({ ...empty, labels: labels.value, groups: groups.value.map(toGroup), settings: settings.value })
}

/** A project's mode follows from what it has. */
function modeOf(given: Arguments): Mode {
  if (given.has('tail')) return 'end-frame'
  return given.has('static') || given.has('group') ? 'motion-brush' : 'plain'
}

const labelAt = (index: number): Label => FIRST_GROUP_LABEL + index

const toGroup = ({ name, path, motion, movement }: GroupArgument, index: number): Group => ({
  id: `${index + 1}`,
  label: labelAt(index),
  name,
  visible: true,
  locked: false,
  sent: true,
  path,
  motion,
  movement,
})

async function acceptPhoto(
  name: string,
  background: Colour | undefined,
  context: CliContext,
): Promise<Result<AcceptedPhoto>> {
  const read = await readPhotoArgument(name, context)
  if (!read.ok) return read
  const accepted = await context.photos.accept(read.value.bytes, read.value.name, background)
  if (!accepted.ok) return accepted
  const { photo, reducedFrom, flattened } = accepted.value
  if (reducedFrom) await context.stderr(`${cliWords.reduced(reducedFrom, photo)}\n`)
  if (flattened) await context.stderr(`${cliWords.flattened(photo.background ?? WHITE)}\n`)
  return accepted
}

interface Painting {
  readonly given: Arguments
  readonly groups: readonly GroupArgument[]
  readonly accepted: AcceptedPhoto
}

/** Moving areas in their order, each over those before it; the frozen area last, so that what is frozen stays so. */
async function paint(map: LabelMap, painting: Painting, context: CliContext): Promise<Result<LabelMap>> {
  let labels = map
  const stamp = async (
    file: string,
    label: Label,
    told: (pixels: number) => string,
  ): Promise<Result<null>> => {
    const mask = await readMaskArgument(file, painting, context)
    if (!mask.ok) return mask
    const stamped = stampMask(
      labels,
      { grey: mask.value, threshold: MASK_THRESHOLD, replace: false },
      label,
      EVERYTHING_WRITABLE,
    )
    labels = stamped.map
    if (stamped.takenOver > 0) await context.stderr(`${told(stamped.takenOver)}\n`)
    return ok(null)
  }
  for (const [i, group] of painting.groups.entries()) {
    const done = await stamp(group.mask, labelAt(i), (pixels) => cliWords.takenOver(group.name, pixels))
    if (!done.ok) return done
    if (!movesHere(group)) await context.stderr(`${cliWords.noPath(group.name)}\n`)
  }
  const frozen = painting.given.value('static')
  const done = frozen === undefined ? ok(null) : await stamp(frozen, STATIC_LABEL, cliWords.frozenTookOver)
  return done.ok ? ok(labels) : done
}

async function readMaskArgument(
  file: string,
  { given, accepted }: Painting,
  context: CliContext,
): Promise<Result<Uint8Array>> {
  const bytes = await readImageArgument(file, context)
  if (!bytes.ok) return bytes
  const mask = await readMask(bytes.value)
  if (!mask.ok) return mask
  // Masks drawn on the photo as it was go along when a working copy is made of it.
  const { reducedFrom } = accepted
  const drawnOnOriginal = reducedFrom?.width === mask.value.width && reducedFrom.height === mask.value.height
  return fitMask(mask.value, accepted.photo, drawnOnOriginal || given.has('scale-masks'))
}
