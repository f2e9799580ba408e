export const notices = {
  savedAs: (name: string): string => `Saved ${name}`,
  reduced: 'Working copy made',
  reducedDetail: (width: number, height: number): string =>
    `The photo has ${width} × ${height} pixels. You work on a copy of 24 megapixels, and clips and requests are made of that copy; your file is untouched.`,
  flattened: 'Transparent parts were laid on white.',
  finishedAway: (ready: number, failed: number): string => {
    const clips = ready === 1 ? '1 clip' : `${ready} clips`
    const lost = failed === 1 ? '1 take failed' : `${failed} takes failed`
    if (failed === 0) return `${clips} finished while you were away`
    return ready === 0 ? `${lost} while you were away` : `${clips} finished and ${lost} while you were away`
  },
  finishedAwayDetail: 'They are among the takes.',
  dismiss: 'Dismiss',
  takenOver: (pixels: number): string => `${pixels} pixels went over from other areas.`,
  dialogFirst: 'The file was not opened',
  dialogFirstDetail: 'Close the dialog first, then open the file again.',
  firstOfMany: 'Only the first of the files is opened.',
} as const
