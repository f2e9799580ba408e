import type { Reshape } from '../../../src-shared/labels/reshape.ts'

export const areas = {
  label: 'Areas',
  frozen: 'Frozen',
  newName: (number: number): string => `Moving area ${number}`,
  add: 'Add moving area',
  full: 'Six moving areas is the most that one clip can have.',
  percent: (share: number): string =>
    share === 0 ? 'empty' : share < 0.001 ? '<0.1 %' : `${(share * 100).toFixed(1)} %`,
  rename: (name: string): string => `Name of ${name}`,
  hide: (name: string): string => `Hide ${name}`,
  show: (name: string): string => `Show ${name}`,
  lock: (name: string): string => `Lock ${name}`,
  unlock: (name: string): string => `Unlock ${name}`,
  renameHint: 'Double click or F2 renames it',
  more: (name: string): string => `More for ${name}`,
  import: 'Import mask…',
  clear: 'Clear painting',
  invert: 'Invert',
  reshapes: {
    grow: 'Grow',
    shrink: 'Shrink',
    smooth: 'Smooth',
    fillHoles: 'Fill holes',
    removeSpecks: 'Remove specks',
  } satisfies Record<Reshape, string>,
  amount: (pixels: number, isSurface: boolean): string =>
    isSurface ? `up to ${pixels} pixels` : `${pixels} px`,
  changed: (pixels: number): string =>
    pixels === 0 ? 'nothing changes' : pixels > 0 ? `${pixels} pixels more` : `${-pixels} pixels fewer`,
  apply: 'Apply',
  remove: 'Remove area',
  leaveOut: 'Leave out of clips',
  takeIn: 'Take into clips',
  leftOut: 'left out',
  hasPath: 'has a path',
  noPath: 'no path',
} as const
