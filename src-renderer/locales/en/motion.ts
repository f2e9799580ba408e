import type { EASINGS } from '../../../src-shared/geometry/easing.ts'

export const motion = {
  label: 'Motion',
  path: 'Motion path',
  noPathYet: 'No path yet. Choose the Motion path tool and drag on the photo, or click from point to point.',
  frozenNote: 'The frozen area has no path. Choose a moving area to see its motion.',
  speed: 'Speed',
  easings: { linear: 'Even', in: 'Ease in', out: 'Ease out', 'in-out': 'Ease in and out' } satisfies Record<
    (typeof EASINGS)[number],
    string
  >,
  length: (px: number, share: number): string =>
    `${Math.round(px)} px, ${Math.round(share * 100)} % of the width`,
  duration: 'Length',
  refineEdges: 'Refine edges',
  refineEdgesHint: 'Looks for each object within what is painted. Off: just the painted pixels are cut out.',
  computerOnly: 'this computer only',
  seconds: (seconds: number): string => `${seconds} seconds`,
  prompt: 'Prompt',
  promptPlaceholder: 'What happens in the clip, in words',
  negativePrompt: 'Negative prompt',
  negativePlaceholder: 'What should not appear',
  serviceOnly: 'services only',
} as const
