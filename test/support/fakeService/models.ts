/**
 * The models of the contract and where they take masks, written down a second time on purpose: what the app knows
 * is judged by this, not by itself.
 */
const MASKS: Readonly<Record<string, readonly string[]>> = {
  'kling-v1': ['std5', 'pro5'],
  'kling-v1-5': ['pro5'],
  'kling-v1-6': [],
  'kling-v2-master': [],
  'kling-v2-1': [],
  'kling-v2-1-master': [],
  'kling-v2-5-turbo': [],
  'kling-v2-6': [],
  'kling-v3': [],
}

export const isModel = (name: string): boolean => name in MASKS

export const takesMasks = (name: string, mode: string, duration: string): boolean =>
  MASKS[name]?.includes(`${mode}${duration}`) ?? false

/** The same for end frames; what is not here takes none. */
const END_FRAMES: Readonly<Record<string, readonly string[]>> = {
  'kling-v1': ['std5', 'pro5'],
  'kling-v1-5': ['pro5', 'pro10'],
  'kling-v1-6': ['pro5', 'pro10'],
  'kling-v2-1': ['pro5', 'pro10'],
  'kling-v2-5-turbo': ['pro5', 'pro10'],
  'kling-v2-6': ['pro5', 'pro10'],
  'kling-v3': ['std5', 'std10', 'pro5', 'pro10'],
}

export const takesEndFrame = (name: string, mode: string, duration: string): boolean =>
  END_FRAMES[name]?.includes(`${mode}${duration}`) ?? false

/** cfg_scale is not for the second generation. */
export const takesCfgScale = (name: string): boolean => !name.startsWith('kling-v2')
