export const canvas = {
  label: 'Canvas',
  hints: {
    paint: 'Paint over what should move.',
    path: 'Now draw where it goes: choose Motion path and drag.',
    pathTool: 'Drag along the way it should go.',
    preview: 'Preview motion shows it moving.',
    frozen: 'Paint what must not move.',
    locked: 'This area is locked. Unlock it in the Areas panel to change it.',
    frozenHasNoPath: 'The frozen area stays where it is. Choose a moving area to draw its path.',
    crop: 'Drag the frame, its edges or corners. Enter applies, Esc leaves.',
    hidden: 'This area is hidden. Show it in the Areas panel to see what you paint.',
  },
} as const
