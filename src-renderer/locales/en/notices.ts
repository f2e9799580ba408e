export const notices = {
  savedAs: (name: string): string => `Saved ${name}`,
  reduced: 'Working copy made',
  reducedDetail: (width: number, height: number): string =>
    `The photo had ${width} × ${height} pixels. It is edited as a copy of 24 megapixels; your file is untouched.`,
  flattened: 'Transparent parts were laid on white.',
  dismiss: 'Dismiss',
  takenOver: (pixels: number): string => `${pixels} pixels went over from other areas.`,
  firstOfMany: 'Only the first of the files is opened.',
} as const
