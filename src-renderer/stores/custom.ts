import {
  customSettingsSchema,
  DEFAULT_CUSTOM,
  type CustomSettings,
} from '../../src-shared/service/profiles.ts'

const KEY = 'kinebrush.custom'

/** The custom service as it was last set up on this computer. */
export function keptCustom(): CustomSettings {
  try {
    return customSettingsSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? ''))
  } catch {
    return DEFAULT_CUSTOM
  }
}

export const keepCustom = (custom: CustomSettings): void => localStorage.setItem(KEY, JSON.stringify(custom))
