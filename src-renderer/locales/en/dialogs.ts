export const dialogs = {
  unsavedTitle: (name: string): string => `Save changes to ${name}?`,
  unsavedText:
    'Without saving, what you painted and drew since the last save is lost. Rendered takes are kept.',
  save: 'Save',
  discard: 'Don’t save',
  cancel: 'Cancel',
  close: 'Close',
  busyTitle: 'A clip is still being made',
  busyText: 'Closing now stops it. What you painted is saved; the clip can be rendered again.',
  closeAnyway: 'Close anyway',
  wait: 'Wait for it',
  maskTitle: 'The mask has another size',
  maskText: (mask: string, photo: string): string =>
    `The mask is ${mask} pixels and the photo ${photo}. Their shapes agree, so the mask can be scaled to fit.`,
  scale: 'Scale the mask',
} as const
