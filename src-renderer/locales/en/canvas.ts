export const canvas = {
  label: 'Canvas',
  hints: {
    paint: 'Paint over what should move.',
    path: 'Now draw where it goes: choose Motion path and drag.',
    objectTool: 'Drag a box around it, with a little room on all sides.',
    pathTool: 'Drag along the way it should go.',
    preview: 'Preview motion shows it moving.',
    frozen: 'Paint what must not move.',
    looking: 'Looking for what is in the box… Esc stops it.',
    nothingFound:
      'Nothing stands out in this box. Drag one with a little room around the thing, or outline it with the Lasso.',
    searchFailed: 'The search could not be carried out. Drag a smaller box, or outline it with the Lasso.',
    locked: 'This area is locked. Unlock it in the Areas panel to change it.',
    frozenHasNoPath: 'The frozen area stays where it is. Choose a moving area to draw its path.',
    hidden: 'This area is hidden. Show it in the Areas panel to see what you paint.',
  },
} as const
