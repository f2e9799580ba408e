import { WHITE, type Colour } from '../../colour.ts'
import type { Size } from '../../geometry/point.ts'
import type { ClipFormat, Fit } from '../../motion/clipSpec.ts'
import type { SupportRow } from '../../service/supportTable.ts'
import type { TakeState } from '../../take.ts'
import { count, plural, sizeText } from './figures.ts'

const STATES: Readonly<Record<TakeState, string>> = {
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
  cancelled: 'no longer followed',
}

const PATHS = 'Paths are photo pixels "x,y x,y …" from the top left corner; decimals are allowed.'

const OVERVIEW = `Kinebrush: paint what moves in a photo, draw how it moves, see it move.

kinebrush <command>
  new      makes a project of a photo, masks and paths
  check    tells what stands between a project and an engine
  masks    writes a project's masks as PNG files
  layers   writes cut-outs, plate and mattes for compositing programs
  request  prints the request that a service would be sent
  render   makes a clip of a project or of another clip, with this computer
  submit   makes a clip with an engine: this computer, or a service
  takes    lists takes, follows those at services, downloads their clips
  models   lists what a service's models take
  info     tells what is in a project or a clip
  help     tells more: kinebrush help <command>

In a checkout: npm run -s cli -- <command>
Results go to standard output, everything else to standard error.
Exit codes: 0 done, 1 the project has errors, 2 unusable arguments or input, 3 the engine or the service
failed, 4 network or unknown outcome, 5 could not write, 130 interrupted.
`

const COMMANDS = {
  new: `kinebrush new <photo> -o <project.kinebrush>
  <photo>              a file, or the public https:// address of a picture
  --static <mask>      what is frozen: a PNG or JPEG of the photo's size, white where painted
  --group <mask>       what moves, up to six times; what follows is about this area:
    --path "x,y x,y …"   where it goes, 2 to 10,000 points, followed exactly
    --name <name>        what it is called
    --easing linear|in|out|in-out, or a curve x1,y1,x2,y2 as in CSS cubic-bezier, 0 to 1 each
    --motion slide|bend|flow  (slide) it moves as a layer, or bends with what is around it as far as nothing
                         folds, or its texture flows along the path while its outline stays
    --span <from>,<to>   (0,1) when it moves, as shares of the clip: it waits before and stays after
    --scale <0.1 to 5>   (1) its size at the end       --turn <degrees>|path   (0) clockwise; or with the path
    --sway <px>,<seconds>[,<degrees>]  to and fro, with or without a path; 0 goes right first, 90 down
    --stand front|behind (behind) before or behind what is frozen. The first area stands in front of the others
  --camera <zoom>[,<right>,<down>[,<tilt>]]   where the view goes: how near, how far off the middle in shares of
                       the photo, degrees clockwise; it never leaves the photo    --camera-easing   (in-out)
  --loop none|pingpong|crossfade|seamless   (none) how its clips go on at their end
  --scale-masks        masks of the photo's shape may have another size
  --prompt <text>      --negative-prompt <text>
  --model <name>       --mode std|pro         (kling-v1, pro)
  --duration 5|10      --cfg-scale <0 to 1>   (5)
  --tail <photo>       the clip ends with this photo (end frame)
  --callback-url <url>
  --edges refined|painted  (refined) this computer looks for the objects' edges, or cuts out just what is painted
  --background '#rrggbb'   what transparent parts, and the bars of --fit, are laid on (white)
  --fit                a photo that a service would refuse for its size or shape is sent enlarged or with bars
${PATHS}
`,
  check: `kinebrush check <project> [--json] [--engine local|cometapi|kling|custom]
Exit code 1 when something has to be put right first.
`,
  masks: `kinebrush masks <project> -o <folder>
Writes static.png and dynamic-1.png …, white on black, at the photo's size. The folder is made.
`,
  layers: `kinebrush layers <project> -o <folder>
Writes, at the photo's size: plate.png (the photo with what slides taken away and filled), cutout-1.png … with their
opacity and straight colours, matte-1.png … (that opacity alone), frozen.png. The folder is made. Areas that bend or
flow stay in the plate.
`,
  request: `kinebrush request <project> [--engine cometapi|kling|custom] [--y-origin bottom-left|top-left]
Prints the JSON body that the service would be sent.
`,
  render: `kinebrush render <project or clip> -o <clip>
  <clip>               name.mp4, name.webm, name.gif, name.webp, or frames/%04d.png for single pictures without loss;
                       GIF and WebP play for ever
  --codec vp9|av1      (vp9) of a WebM
  --size source|720p|1080p|2160p|<W>x<H>
                       (source) the photo's own size; 720p: the shorter side has 720 pixels
  --frame photo|16:9|9:16|4:5|1:1  (photo) the shape
  --by crop|bars       (crop) where the photo has another shape it is cut, or gets blurred bars
  --poster <seconds>   a single frame, that of this time: <clip> is name.png, name.jpg or name.webp
  --fps <1 to 60>      (30) a GIF at most 50: its clock has hundredths of a second
  --duration <seconds> (the project's) of a clip its first so many seconds
  --loop none|crossfade|pingpong|seamless  (the project's) of a clip none, crossfade or pingpong: there and back it
                       takes twice as long, and a second less where the last one fades into the first
`,
  submit: `kinebrush submit <project> -o <clip> [--engine local|cometapi|kling|custom]
  --base-url <url>     the part before /v1/videos/image2video; custom needs it
  --count <1 to 4>     so many takes of the same request: clip-1.mp4, clip-2.mp4 …
  --no-wait            ends when the service has accepted; takes resume goes on
  --external-task-id <id>
  --y-origin bottom-left|top-left   --local-network   (custom only)
  --json
The key comes from KINEBRUSH_API_KEY (or COMETAPI_KEY), for kling from KINEBRUSH_ACCESS_KEY and
KINEBRUSH_SECRET_KEY. This computer (local) takes -o and --json alone. Running it is the consent to what it costs; local costs nothing.
`,
  takes: `kinebrush takes [--json]
kinebrush takes show <take> [--json]
kinebrush takes resume <take> [-o <clip>] [--json]
kinebrush takes download <take> -o <clip>
kinebrush takes adopt <task id> [--engine cometapi|kling|custom] [--base-url <url>] [-o <clip>]
The first letters of a take's id will do. resume sends again only what was certainly not accepted;
download never sends.
`,
  models: `kinebrush models [--engine cometapi|kling|custom] [--json]
  --refresh            asks the service itself, where there is a documented way (custom, with --base-url <url>)
`,
  info: `kinebrush info <project or clip> [--json]
`,
  help: `kinebrush help [command]
`,
} as const

/** What the command line says besides errors and problems. Each text is one line but for the help. */
const supportText = (support: Readonly<Record<string, string>>): string =>
  Object.entries(support)
    .map(([what, answer]) => `${what} ${answer}`)
    .join(', ')

export const cliWords = {
  help: (command: string | undefined): string =>
    command !== undefined && command in COMMANDS ? COMMANDS[command as keyof typeof COMMANDS] : OVERVIEW,

  noCommand: () => 'No command was given',
  unknownCommand: (name: string) => `There is no command ${name}`,
  unknownOption: (name: string) => `There is no option ${name} here`,
  missingValue: (name: string) => `${name} needs a value after it`,
  needlessValue: (name: string) => `${name} takes no value`,
  givenTwice: (name: string) => `${name} is given twice`,
  missing: (what: string) => `${what} is missing`,
  tooMany: (text: string) => `${text} is one argument too many (texts with spaces go in quotes)`,
  outOfGroup: (name: string) => `${name} belongs after the --group that it is about`,
  notOneOf: (name: string, value: string, choices: readonly string[]) =>
    `${name} is ${value}, it can be ${choices.join(', ')}`,
  notInRange: (name: string, value: string, low: number, high: number, whole: boolean) =>
    `${name} is ${value}, it can be ${whole ? 'a whole number' : 'a number'} from ${low} to ${count(high)}`,
  tooLong: (name: string, limit: number) =>
    `${name} is longer than ${plural(limit, 'character', 'characters')}`,
  notAUrl: (value: string) =>
    `--callback-url is ${value}, it can be an address that begins with https:// or http://`,
  notAColour: (value: string) => `--background is ${value}, it can be a colour like #ffffff`,
  notASize: (value: string) =>
    `--size is ${value}, it can be source, 720p, 1080p, 2160p, or width x height in pixels, like 1280x720`,
  notAnEasing: (name: string, value: string) =>
    `${name} is ${value}, it can be linear, in, out, in-out, or four numbers from 0 to 1 like 0.25,0.1,0.25,1`,
  notASpan: (value: string) =>
    `--span is ${value}, it can be two shares of the clip from 0 to 1, the first one smaller, like 0.2,0.8`,
  notATurn: (value: string, most: number) =>
    `--turn is ${value}, it can be path, or degrees from ${-most} to ${most}`,
  notASway: (value: string) =>
    `--sway is ${value}, it can be pixels to each side, seconds there and back, and perhaps degrees, like 6,2.5 or 6,2.5,90`,
  notACamera: (value: string, zoom: number, pan: number) =>
    `--camera is ${value}, it can be a zoom from 1 to ${zoom}, perhaps shares to the right and down from ${-pan} to ${pan}, and degrees, like 1.3 or 1.3,0.1,0 or 1.3,0.1,0,5`,
  notAPoint: (text: string) =>
    `--path has ${text}, points are x,y with a space between them, like "10,20 30,40"`,
  pointCount: (found: number, low: number, high: number) =>
    `--path has ${plural(found, 'point', 'points')}, it can have ${count(low)} to ${count(high)}`,
  farPoint: (text: string) => `--path has ${text}, which is too far outside the photo`,
  maskIs: (name: string, what: string) => `${name}: ${what}`,

  areaName: (number: number) => `Area ${number}`,
  reduced: (from: Size, to: Size) =>
    `The photo is ${sizeText(from)}; a working copy of ${sizeText(to)} is used from here on.`,
  flattened: (background: Colour) =>
    `Transparent parts of the photo were laid on ${background === WHITE ? 'white' : background}.`,
  sent: (isTail: boolean, how: string) => `${isTail ? 'End photo' : 'Photo'}: ${how}`,
  takenOver: (name: string, pixels: number) =>
    `${name} took over ${plural(pixels, 'pixel', 'pixels')} of areas before it.`,
  frozenTookOver: (pixels: number) =>
    `The frozen area kept ${plural(pixels, 'pixel', 'pixels')} that a moving area covers too.`,
  noPath: (name: string) => `${name} has no path yet.`,
  skippedMask: (name: string) => `${name} has nothing painted, so it has no mask.`,
  scaledDown: (format: ClipFormat, from: Size, to: Size) =>
    format === 'webp'
      ? `A WebP can be at most 16383 pixels wide and high, so ${sizeText(from)} is scaled down to ${sizeText(to)}.`
      : `An MP4 can be at most 3840 × 2160, so ${sizeText(from)} is scaled down to ${sizeText(to)}. WebM and PNG keep the size.`,
  otherShape: (size: Size, photo: Size, by: Fit) =>
    `${sizeText(size)} is another shape than the photo (${sizeText(photo)}), so ${by === 'crop' ? 'it is cut' : 'it gets blurred bars'}.`,
  slowed: (from: number, to: number) =>
    `A GIF’s clock ticks 100 times a second and viewers slow down what is faster than ${to} frames a second, so ${from} become ${to}.`,
  webmOnly: (name: string) => `${name} is for .webm alone`,
  sizeAndFrame: (size: string, shape: string) =>
    `--size ${size} has a shape of its own; with --frame ${shape} it can be source, 720p, 1080p or 2160p`,
  filling: (percent: number) => `filling what was behind: ${percent} %`,
  progress: (done: number, total: number) =>
    `rendering: ${count(done)} of ${count(total)} frames (${Math.floor((100 * done) / Math.max(1, total))} %)`,
  layersProgress: (done: number, total: number) => `layers: ${done} of ${total}`,
  customOnly: (name: string) => `${name} is for --engine custom alone`,
  serviceOnly: (name: string) =>
    `${name} is for services; this computer makes the clip unless --engine names one`,
  takeState: (id: string, state: TakeState, taskId: string | null) =>
    `take ${id}: ${STATES[state]}${state === 'accepted' && taskId !== null ? ` as task ${taskId}` : ''}`,
  stars: (stars: number) => '★'.repeat(stars),
  goesOn: (id: string) => `Follow it again with: kinebrush takes resume ${id} -o <clip>`,
  waitsForOther: (id: string) => `Another Kinebrush is at work on take ${id}; its end is waited for.`,
  adopted: (taskId: string) => `Task ${taskId}`,
  model: ({ model, masks, endFrames, retiring, asOf, source }: SupportRow) =>
    `${model.padEnd(18)} painted areas: ${supportText(masks)}; end frame: ${supportText(endFrames)}${retiring ? '; may have been retired' : ''} (${asOf}, ${source})`,
  unknownModel: (name: string) => `${name.padEnd(18)} painted areas: unknown (told by the service)`,
  allClear: () => 'Nothing stands in the way.',
  notInfo: (kind: string) => `it is ${kind}`,
} as const
