import type { Wheel } from '../../../src-shared/preferences.ts'

export const preferences = {
  title: 'Preferences',
  text: 'They hold at once, for every project on this computer.',
  wheel: 'Mouse wheel or two fingers',
  wheels: {
    zoom: 'Zoom to the pointer',
    scroll: 'Scroll; with Ctrl or ⌘ and by pinching, zoom',
  } satisfies Record<Wheel, string>,
  theme: 'Look',
  themes: { dark: 'Dark', light: 'Light' },
  motion: 'Nothing is animated where the system asks for reduced motion.',
} as const
