import type { AppError } from '../../errors.ts'
import { kindName } from './kinds.ts'
import { FROZEN } from '../../project/project.ts'
import { errorWords, type ErrorTable, type ErrorWords } from '../words.ts'
import { PATH_FORMAT_NAMES } from './paths.ts'
import { bytesText, count, plural, sizeText } from './figures.ts'
import { SERVICE_ERRORS } from './serviceErrors.ts'

const words = (what: string, next: string): ErrorWords => ({ what, next })

/** `which` is FROZEN or a moving area's name. */
const areaName = (which: string): string => (which === FROZEN ? 'the frozen area' : `“${which}”`)

const REPORT = 'Nothing was sent and nothing was spent; please report this, it should not happen'

const COPY_PATH = 'Copy a path where it comes from'

const TABLE: ErrorTable = {
  unexpected: ({ detail }) =>
    words(
      `Something went wrong that should not have (${detail})`,
      'Try again; if it stays, report it with this text',
    ),
  cancelled: () => words('Stopped', 'Nothing was changed; start again when you like'),

  'photo/too-large': ({ bytes, limit }) =>
    words(
      `This photo is ${bytesText(bytes)}, and ${bytesText(limit)} is the most that can be opened`,
      'Save it as a smaller JPEG and open that',
    ),
  'photo/too-many-pixels': ({ limitMegapixels }) =>
    words(
      `This photo has more than ${count(limitMegapixels)} megapixels`,
      'Make it smaller in an image program and open that copy',
    ),
  'photo/unsupported': ({ found }) =>
    words(`This file is ${kindName(found)}, not a photo that can be opened`, 'Use a JPEG, PNG, WebP or AVIF'),
  'photo/damaged': ({ detail }) =>
    words(
      `This photo is damaged or only partly there (${detail})`,
      'Copy or download it again, or use another photo',
    ),
  'photo/empty': () => words('This file is empty', 'Copy or download it again, or choose another'),
  'photo/missing': () =>
    words(
      'The photo of this project is no longer in the working folder',
      'Open the project or the photo again',
    ),

  'mask/aspect': ({ mask, photo }) =>
    words(
      `The mask is ${sizeText(mask)} and the photo is ${sizeText(photo)}: they differ in shape`,
      `Make a mask of ${sizeText(photo)}`,
    ),
  'mask/size': ({ mask, photo }) =>
    words(
      `The mask is ${sizeText(mask)} and the photo is ${sizeText(photo)}: one shape, two sizes`,
      'Let it be scaled (on the command line: --scale-masks), or make a mask of the photo’s size',
    ),
  'mask/empty': () => words('Nothing is painted in this mask', 'Paint in white on black what it is to cover'),
  'mask/too-many': ({ limit }) =>
    words(
      `There can be at most ${plural(limit, 'moving area', 'moving areas')}`,
      'Leave some out, or join areas that move alike in one mask',
    ),

  'path/empty': () => words('There is no text here to read a path from', `${COPY_PATH} first`),
  'path/unknown-format': () =>
    words(
      'This text is no path',
      'Use JSON of Kinebrush, lines of x,y, ComfyUI tracks, or keyframes of After Effects',
    ),
  'path/newer': () => words('This path was written by a newer Kinebrush', 'Update Kinebrush to read it'),
  'path/damaged': ({ format, line, text }) =>
    words(
      `This looks like ${PATH_FORMAT_NAMES[format]} but cannot be read${line > 0 ? ` at line ${count(line)}` : ''}${text === '' ? '' : `: ${text}`}`,
      `Mend it, or ${COPY_PATH.toLowerCase()} again; the path was left as it is`,
    ),
  'path/point-count': ({ found, least, most }) =>
    words(
      `This path has ${plural(found, 'point', 'points')}, and ${count(least)} to ${count(most)} can be taken`,
      found < least ? 'Add points to it' : 'Leave out every other point, or simplify it where it comes from',
    ),
  'path/too-far': ({ x, y }) =>
    words(
      `This path goes to ${count(x)}, ${count(y)}, too far outside the photo`,
      'Use coordinates in pixels of the photo, from its top left corner',
    ),
  'path/too-large': ({ limitBytes }) =>
    words(`This text is larger than ${bytesText(limitBytes)}`, 'Use one with fewer points'),

  'project/unreadable': ({ detail }) =>
    words(
      `This project cannot be read: ${detail}`,
      'The file was left as it is; use a copy or a backup of it',
    ),
  'project/newer': ({ found, known }) =>
    words(
      `This project was saved by a newer Kinebrush (file format ${count(found)}, this one knows ${count(known)})`,
      'Update Kinebrush to open it; the file was left as it is',
    ),
  'project/too-large': ({ limitBytes }) =>
    words(`This project is larger than ${bytesText(limitBytes)}`, 'Use a smaller photo'),
  'project/has-errors': ({ count: errors }) =>
    words(
      errors === 1
        ? 'One thing has to be put right first'
        : `${count(errors)} things have to be put right first`,
      'They are listed under Checks, and by `kinebrush check`',
    ),

  'file/not-found': ({ name }) => words(`There is no file ${name}`, 'Check the name and the folder'),
  'file/not-a-file': ({ name }) => words(`${name} is not a file`, 'Choose a file'),
  'file/no-folder': ({ name }) =>
    words(`The folder for ${name} does not exist`, 'Make the folder first, or choose another'),
  'file/is-a-folder': ({ name }) => words(`${name} is a folder`, 'Give the name of a file in it'),
  'file/unreadable': ({ name, detail }) =>
    words(`${name} could not be read (${detail})`, 'Check that you may read it'),
  'file/unwritable': ({ name, detail }) =>
    words(
      `${name} could not be written (${detail})`,
      'What was there is unharmed; choose another folder, or check that you may write there',
    ),
  'file/disk-full': ({ name }) =>
    words(
      `The disk is full, ${name} could not be written`,
      'What was there is unharmed; free some space or choose another disk',
    ),
  'file/other-kind': ({ name, expected }) =>
    words(`${name} exists and is not ${kindName(expected)}, so it was left as it is`, 'Choose another name'),

  'engine/unknown': ({ engine }) =>
    words(`There is no engine called ${engine}`, 'Use local, cometapi, kling or custom'),
  'render/failed': ({ detail }) =>
    words(`The clip could not be rendered (${detail})`, 'Try again, or try another format or size'),
  'render/codec': ({ format, size }) =>
    words(
      `This computer cannot write ${format} at ${sizeText(size)}`,
      format === 'AV1' ? 'Use a smaller size, or VP9 instead' : 'Use a smaller size, or WebM instead of MP4',
    ),
  'render/format': ({ ending }) =>
    words(
      `This version does not write ${ending} files`,
      'End the name with .mp4 or .webm, .gif or .webp, or use a name like frames/%04d.png for single pictures',
    ),
  'render/still': ({ ending }) =>
    words(
      `A single frame cannot be kept as ${ending === '' ? 'a file without an ending' : ending}`,
      'End the name with .png, .jpg or .webp',
    ),
  'render/loop': ({ loop }) =>
    words(
      `A clip that is there cannot be looped by ${loop}`,
      'Use pingpong or crossfade, or render the project itself',
    ),
  'render/service-format': ({ ending }) =>
    words(
      `A service makes MP4 clips, not ${ending === '' ? 'files without an ending' : ending}`,
      'End the name with .mp4',
    ),
  'render/busy': () => words('Another clip is being rendered', 'Wait for it, or stop it first'),

  'take/missing': () => words('This take is no longer there', 'Render it again'),
  'take/not-finished': () => words('This take is not finished', 'Wait until it is ready, then try again'),
  'take/interrupted': () => words('Kinebrush ended before this take was finished', 'Render it again'),
  'take/clip-missing': () => words('The clip of this take is no longer on the disk', 'Render it again'),
  'take/at-work': () =>
    words('This take is being rendered or exported', 'Stop that or wait for its end, then delete it'),
  'take/no-settings': () =>
    words(
      'What this take was made with is not on this computer',
      'A task that was adopted by its id brings none along; choose another take',
    ),
  'take/thumbnail': () => words('The small picture of this take could not be kept', 'Its clip is unharmed'),
  'clip/unreadable': ({ detail }) =>
    words(`This clip cannot be read (${detail})`, 'Use an MP4 or WebM file, or render it again'),

  'send/mask-size': ({ which, mask, image }) =>
    words(
      `The mask of ${areaName(which)} came out at ${sizeText(mask)} for an image of ${sizeText(image)}`,
      REPORT,
    ),
  'send/mask-empty': ({ which }) =>
    words(
      `The mask of ${areaName(which)} came out empty`,
      'Nothing was sent and nothing was spent; paint the area again',
    ),
  'send/mask-levels': ({ which, level }) =>
    words(
      `The mask of ${areaName(which)} has a pixel that is neither black nor white (${count(level)})`,
      REPORT,
    ),
  'send/image-size': ({ image, photo }) =>
    words(`The image came out at ${sizeText(image)} for a photo of ${sizeText(photo)}`, REPORT),
  'send/image-unreadable': ({ detail }) =>
    words(
      `What was about to be sent cannot be read back (${detail})`,
      'Nothing was sent and nothing was spent; try again',
    ),
  'send/too-large': ({ bytes, limit }) =>
    words(
      `The image is too large for the service (${count(bytes)} characters, ${count(limit)} at most)`,
      'Make the photo smaller and start a project from that',
    ),

  ...SERVICE_ERRORS,

  'usage/arguments': ({ detail }) => words(detail, 'Run `kinebrush help` to see how'),
}

/** The words of every expected failure: what happened, and the next step. */
export const describeError = (error: AppError): ErrorWords => errorWords(TABLE, error)
