import { count, plural } from '../../../src-shared/locales/en/figures.ts'
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
  export: 'Export mask…',
  give: 'Give pixels to…',
  clear: 'Clear painting',
  invert: 'Invert',
  solo: 'Show only this',
  alone: 'only this',
  unsolo: 'Show all as before',
  soloHint: 'Alt: only this one',
  plainHint: 'or hold Tab over the canvas, or the key left of 1; Shift+Tab leaves the canvas',
  tint: 'Tint',
  tintHint: 'How strongly all areas are tinted; their outlines stay',
  tintPercent: (share: number): string => `${Math.round(share * 100)} %`,
  tintValue: (share: number): string =>
    share === 0 ? 'outlines only' : `${Math.round(share * 100)} percent`,
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
    pixels === 0
      ? 'nothing changes'
      : pixels > 0
        ? `${plural(pixels, 'pixel', 'pixels')} more`
        : `${plural(-pixels, 'pixel', 'pixels')} fewer`,
  apply: 'Apply',
  trials: {
    mask: 'Import mask',
    give: 'Give pixels to',
    freeze: 'Freeze everything else',
  },
  threshold: 'Least level that counts as painted',
  thresholdValue: (level: number): string => `from ${level} of 255`,
  keepPainted: 'Keep what is painted there',
  taker: 'Area that takes the pixels',
  given: (pixels: number, lost: number): string => {
    const moved = `${plural(pixels, 'pixel moves', 'pixels move')} there: a pixel belongs to one area only`
    return lost === 0 ? moved : `${moved}; ${plural(lost, 'pixel', 'pixels')} of the other become empty`
  },
  room: 'Room around what moves',
  roomValue: (px: number): string => `room ${px} px`,
  thaw: 'Thaw what is in the way',
  paintedOver: (name: string, by: string | null): string =>
    by === null
      ? `${name} was painted over by the frozen area: it has no pixel left.`
      : `${name} was painted over by ${by}: it has no pixel left.`,
  saved: (name: string): string => `Saved ${name}`,
  savedAll: (masks: number, folder: string): string => `Saved ${plural(masks, 'mask', 'masks')} in ${folder}`,
  remove: 'Remove area',
  sends: (name: string): string => `Sent: ${name}`,
  sent: 'Sent',
  leftOut: 'Left out',
  pixels: (pixels: number): string => `${count(pixels)} px`,
  hasPath: 'has a path',
  noPath: 'no path',
} as const
