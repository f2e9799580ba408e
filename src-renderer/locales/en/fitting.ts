export const fitting = {
  fit: 'Fit it for sending',
  unfit: 'Don’t fit it',
  barColour: 'Colour of the bars…',
  title: 'Background of the photo',
  text: 'Its transparent parts, and the bars of a photo that is fitted for a service, have this colour. Your file stays as it is.',
  colours: { white: 'White', grey: 'Mid-grey', black: 'Black' },
  other: 'Another colour',
  chooseOther: 'Choose another…',
  done: 'Done',
  note: 'What becomes of it',
  looking: 'Looking at what is sent…',
  asIs: 'The photo is sent as it is.',
} as const
