import type { Loop } from '../../../src-shared/motion/clipSpec.ts'
import type { AreaMotion } from '../../../src-shared/project/movement.ts'

/** What an area does, how the clip goes on at its end, and where the picture's view goes. */
export const movement = {
  moves: 'Moves',
  movesField: 'How it moves',
  motions: { slide: 'Slide', bend: 'Bend', flow: 'Flow' } satisfies Record<AreaMotion, string>,
  motionNotes: {
    slide: 'It is cut out and goes along its path; what was behind it is filled.',
    bend: 'It bends along its path and takes what is around it along, for small movements of things that hang together.',
    flow: 'Its texture flows along its path while its outline stays: water, clouds, smoke, hair.',
  } satisfies Record<AreaMotion, string>,
  more: 'More movement',
  time: 'Moves from',
  to: 'to',
  start: 'Starts at, seconds',
  end: 'Ends at, seconds',
  seconds: 's',
  percent: '%',
  degrees: '°',
  pixels: 'px',
  size: 'Size at the end',
  sizeField: 'Size at the end, percent',
  turn: 'Turns',
  turnField: 'Turn at the end, degrees clockwise',
  turns: { number: 'by degrees', path: 'with the path' },
  turnNeedsPath: 'draw a path first',
  inFront: 'In front of the frozen area',
  slidesOnly: 'Size, turn and depth are for areas that slide.',
  sway: 'Sways to and fro',
  swayBy: 'by',
  swayAmplitude: 'Sway to each side, pixels',
  swayEvery: 'every',
  swayPeriod: 'Once there and back, seconds',
  swayAngle: 'Direction of the sway, degrees: 0 goes right first, 90 down',
  swayTowards: 'at',
  forward: 'Bring forward',
  backward: 'Send backward',
  bends: (limit: number, asked: number): string =>
    asked > limit
      ? `It folds after ${Math.round(limit)} px; its path asks for ${Math.round(asked)}. It goes no farther than that.`
      : `It folds after ${Math.round(limit)} px; its path asks for ${Math.round(asked)}.`,

  loop: 'Loop',
  loops: {
    none: 'None',
    pingpong: 'There and back',
    crossfade: 'Cross-fade',
    seamless: 'Seamless',
  } satisfies Record<Loop, string>,
  loopHints: {
    none: 'The clip ends where its paths end.',
    pingpong: 'Everything goes there in the first half and back in the second.',
    crossfade: 'The last second fades over into the first frame.',
    seamless: 'What flows or sways goes round and round; all else goes there and back.',
  } satisfies Record<Loop, string>,

  camera: 'Camera',
  cameraOn: 'The view moves',
  cameraNote: 'It begins with the whole photo and never shows beyond it.',
  zoom: 'Nearer',
  zoomField: 'How near at the end, times',
  times: '×',
  panX: 'Right',
  panXField: 'To the right, percent of the width',
  panY: 'Down',
  panYField: 'Down, percent of the height',
  tilt: 'Tilt',
  tiltField: 'Tilt at the end, degrees clockwise',
  /** Stands at the frame over the photo. */
  cameraEnd: 'Camera, end',
  cameraSpeed: 'Speed of the camera',
} as const
