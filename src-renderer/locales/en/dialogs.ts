import { SERVICE_KEEPS_DAYS } from '../../../src-shared/limits.ts'

export const dialogs = {
  unsavedTitle: (name: string): string => `Save changes to ${name}?`,
  unsavedText:
    'Without saving, what you painted and drew since the last save is lost. Rendered takes are kept.',
  save: 'Save',
  discard: 'Don’t save',
  cancel: 'Cancel',
  close: 'Close',
  busyTitle: 'A clip is still being made',
  goingOnTitle: 'Takes are still on their way',
  quitting: {
    stop: (count: number): string =>
      count === 1
        ? 'One clip that this computer is making stops. It can be rendered again.'
        : `${count} clips that this computer is making stop. They can be rendered again.`,
    goOn: (count: number): string =>
      count === 1
        ? `One take goes on at the service and is fetched at the next start. The service deletes its clip after ${SERVICE_KEEPS_DAYS} days.`
        : `${count} takes go on at the service and are fetched at the next start. The service deletes their clips after ${SERVICE_KEEPS_DAYS} days.`,
    underway: (count: number): string =>
      count === 1
        ? 'One take is just being sent. The next start looks up whether it was accepted; it is not sent twice.'
        : `${count} takes are just being sent. The next start looks up whether they were accepted; none is sent twice.`,
    unsent: (count: number): string =>
      count === 1
        ? 'One take is not sent yet. The next start sends it, and the service charges for it then.'
        : `${count} takes are not sent yet. The next start sends them, and the service charges for them then.`,
  },
  nothingLeft: 'All of them have ended by now.',
  stay: 'Stay',
  closeAnyway: 'Close anyway',
  wait: 'Wait for it',
  addressTitle: 'Open a picture from an address',
  addressText:
    'It is fetched by Kinebrush itself, without a key or a cookie, and is an ordinary photo from then on.',
  address: 'Address of the picture',
  fetch: 'Open',
  fetching: 'Fetching…',
  maskTitle: 'The mask has another size',
  maskText: (mask: string, photo: string): string =>
    `The mask is ${mask} pixels and the photo ${photo}. Their shapes agree, so the mask can be scaled to fit.`,
  scale: 'Scale the mask',
} as const
