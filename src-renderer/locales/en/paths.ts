/** What can be done with a path: in menus, on buttons, by keys. */
export const pathActionWords = {
  'path.begin': 'Begin a path',
  'path.reverse': 'Reverse path',
  'path.delete': 'Delete path',
  'path.chooseAll': 'Choose all points',
  'path.smoothPoints': 'Make points smooth',
  'path.cornerPoints': 'Make points corners',
  'path.relax': 'Smooth',
  'path.simplify': 'Simplify',
  'path.straighten': 'Straighten',
  'path.mirrorX': 'Mirror left to right about the start',
  'path.mirrorY': 'Mirror top to bottom about the start',
  'path.mirrorXMiddle': 'Mirror left to right about the middle',
  'path.mirrorYMiddle': 'Mirror top to bottom about the middle',
  'path.left': 'Move points left',
  'path.right': 'Move points right',
  'path.up': 'Move points up',
  'path.down': 'Move points down',
  'path.leftFar': 'Move points far left',
  'path.rightFar': 'Move points far right',
  'path.upFar': 'Move points far up',
  'path.downFar': 'Move points far down',
  'path.nextSample': 'Next sample',
  'path.previousSample': 'Sample before',
  'path.copy': 'Copy path',
  'path.paste': 'Paste path',
  'path.import': 'Import path…',
  'path.export': 'Export path…',
} as const

const points = (count: number): string => (count === 1 ? '1 point' : `${count} points`)

export const paths = {
  label: 'Path',
  more: 'More for the path',
  duplicateTo: (name: string): string => `Duplicate to ${name}`,
  duplicated: (name: string): string => `${name} has the same path now.`,
  copied: 'The path is in the clipboard, as JSON.',
  noTarget: 'No moving area takes this path',
  noTargetNext: 'Choose a moving area that is not locked, then paste or import again.',
  taken: (format: string, count: number): string =>
    count === 1 ? `Path taken from ${format}` : `${count} paths taken from ${format}`,
  leftOver: (count: number): string =>
    count === 1 ? 'One more had no moving area to go to.' : `${count} more had no moving area to go to.`,
  otherSize: (width: number, height: number): string =>
    `It was made on a picture of ${width} × ${height}; its numbers were kept.`,
  outside: (count: number): string =>
    count === 1 ? 'One point lies outside the photo.' : `${count} points lie outside the photo.`,
  allAreas: 'All areas',
  fileName: (name: string): string => `${name} path`,

  samples: (count: number): string => `${count} samples`,
  samplesHint: 'What a service is sent: points evenly spaced in time. Comma and full stop go through them.',
  sample: (number: number, count: number, seconds: number): string =>
    `${number} of ${count} · ${seconds.toFixed(2)} s`,
  sampleSaid: (number: number, count: number, seconds: number): string =>
    `Sample ${number} of ${count}, at ${seconds.toFixed(2)} seconds`,

  points: 'Points',
  pointCount: points,
  chosen: (count: number, all: number): string =>
    count === 0 ? points(all) : `${count} of ${points(all)} chosen`,
  pointList: 'Points of the path',
  point: (number: number): string => `Point ${number}`,
  pointSaid: (number: number, count: number, x: string, y: string, kind: string): string =>
    `Point ${number} of ${count}, ${x}, ${y}, ${kind}`,
  pointsSaid: (count: number, all: number): string => `${count} of ${points(all)} chosen`,
  x: (number: number): string => `x of point ${number}`,
  y: (number: number): string => `y of point ${number}`,
  kinds: { smooth: 'smooth', corner: 'corner' },
  makeKind: (number: number, isCorner: boolean): string =>
    isCorner ? `Point ${number} is a corner; make it smooth` : `Point ${number} is smooth; make it a corner`,
  add: (number: number): string => `Add a point after point ${number}`,
  remove: (number: number): string => `Remove point ${number}`,

  speedCurve: 'Curve…',
  curve: 'Speed curve',
  curveValue: (numbers: string): string => `Curve ${numbers}`,
  curveTime: 'time %',
  curveWay: 'way %',
  handle: (number: number): string => `Handle ${number}`,
  handleAt: (time: number, way: number): string =>
    `time ${Math.round(time * 100)} %, way ${Math.round(way * 100)} %`,
  handleTime: (number: number): string => `Time of handle ${number}, percent`,
  handleWay: (number: number): string => `Way of handle ${number}, percent`,

  exportTitle: 'Export the path',
  format: 'Format',
  which: 'Areas',
  oneArea: (name: string): string => name,
  everyArea: 'All with a path',
  whichPoints: 'Points',
  ownPoints: (count: number): string => `as drawn (${count})`,
  evenPoints: 'evenly in time',
  count: 'Points for each path',
  fps: 'Frames per second',
  seconds: (seconds: number): string => `over ${seconds} s`,
  preview: 'What is written',
  shortened: (count: number): string => `… ${count} characters in all`,
  copy: 'Copy',
  save: 'Save…',
  copiedText: (format: string): string => `The path is in the clipboard, as ${format}.`,
} as const
